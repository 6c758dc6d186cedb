import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { followUpOf } from "#functions/react/follow-ups.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { ladder } from "#process/ladder/process.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import { officers } from "../process/enrollment/pure.ts";
import { ownWorld } from "../registry/world.ts";

const district = "sample";

/** A question that is late, with the ladder that goes on because of it. */
describe("a ladder ends with what it is about, however that has ended", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
    await setUpDistrict(world, district, { config: defaultConfig, officers });
  });
  afterAll(() => stop());

  async function ladderAfter(
    name: string,
    task: { status: string; colour: string },
    { type, data }: Pick<Event, "type" | "data">,
  ): Promise<Ladder> {
    const subject = { kind: "letter", id: derivedId("letter", name) };
    const id = derivedId("ladder", name);
    const taskId = `${subject.id}.RECTIFYING.1`;
    const of = { ...subject, task: taskId, title: "整改并反馈", due: "2026-06-01" };
    const late = { type: "officer", officer: "feng", name: "冯示例", role: "主任" } as const;
    const climb = { type: "climb", step: "YELLOW", of, late } as const;
    const opened = await send(world, ladder, { id, district }, climb);
    if (isRefusal(opened)) throw new Error(opened.refused);
    const state = { id: taskId, subject, district, seats: [], ...task };
    await world.store.transact([
      { put: { ...taskKey(taskId), kind: "task", state }, when: "any" },
      { put: { ...recordKey("letter", subject.id), kind: "letter", district }, when: "any" },
    ]);
    const event = { ...subject, seq: 9, district, type, data, task: taskId } as Event;
    const follow = await followUpOf(event);
    await follow?.(world, event);
    return (await world.store.get(recordKey("ladder", id)))?.state as Ladder;
  }

  it("减签 has closed the question", async () => {
    const task = { status: "CLOSED", colour: "RED" };
    const removed = { type: "task.signer-removed", data: { outcome: "approve" } };
    expect(await ladderAfter("removed", task, removed)).toMatchObject({
      status: "CLOSED",
      closedFor: "逾期事项已办结",
    });
  });

  it("a longer limit that was asked for in time was granted after its day", async () => {
    const moved = { type: "task.due-moved", data: { colour: "NONE" } };
    expect(await ladderAfter("moved", { status: "OPEN", colour: "NONE" }, moved)).toMatchObject({
      status: "CLOSED",
      closedFor: "期限已延长，不再逾期",
    });
  });

  it.each([
    ["the new day has gone by too", { colour: "YELLOW" }],
    ["the day moved, and nothing of how late it is", {}],
  ])("and goes on where %s", async (name, data) => {
    const moved = { type: "task.due-moved", data };
    const ladder = await ladderAfter(name, { status: "OPEN", colour: "YELLOW" }, moved);
    expect(ladder.status).toBe("PROMPTING");
  });
});
