import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReact } from "#functions/react/main.ts";
import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { eventKey, taskKey } from "#kernel/store/keys.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import type { Host } from "#local/host.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { processOf } from "#processes";
import { call, nameOfficers, startFrozen, submitted, timelineOf } from "../end-to-end/harness.ts";

type Line = {
  id: string;
  status: string;
  summary: { step: string; reason: string; subject: { id: string } };
};
const subjectOf = (line: Line | undefined) => line?.summary.subject.id ?? "";

/** What the system cannot do by itself goes before a person, and holds nobody up. */
describe("what cannot be done", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const incidents = async (): Promise<Line[]> => {
    await host.settle();
    return (await call(host, "u-shen").get<{ items: Line[] }>("/incidents?limit=100")).body.items;
  };
  const poison = (id: string) =>
    ({
      ...{ kind: "meeting", id, district: "sample", seq: 1, type: "meeting.confirmed" },
      ...{ at: host.now(), actor: "u-han", role: "OFFICE", data: {}, prev: "", hash: `hash-${id}` },
    }) as unknown as Event;

  it("an event that can never be reacted to goes aside at once, what stands behind it goes on", async () => {
    const id = await submitted(host, { personId: "per_behind" });
    const behind = (await timelineOf(host, id)).map((event, place) => recordOf(event, place + 1));
    const events = [recordOf(poison("mtg_poison"), 0), ...behind];
    expect(await createReact(host.world)({ Records: events })).toEqual({ batchItemFailures: [] });
    expect(await incidents()).toMatchObject([
      { status: "OPEN", summary: { step: "reaction", reason: "TypeError" } },
    ]);
    await createReact(host.world)({ Records: events });
    expect(await incidents(), "told once").toHaveLength(1);
  });

  it("the office is asked, may have it done again, and ends it with a word", async () => {
    const [{ id } = { id: "" }] = await incidents();
    const event = poison("mtg_poison");
    await host.world.store.transact([
      { put: { ...eventKey(event.kind, event.id, event.seq), ...event }, when: "absent" },
    ]);
    await host.settle();
    const answer = (visit: number, action: string, opinion = "") =>
      call(host, "u-shen").post(`/tasks/${id}.HANDLE.${visit}/decision`, { action, opinion });
    expect((await answer(1, "retry")).status).toBe(200);
    expect(await incidents(), "it has failed again").toMatchObject([{ id, status: "OPEN" }]);
    expect((await answer(2, "approve", "已在会议登记中人工处理")).status).toBe(200);
    expect(await incidents()).toMatchObject([{ id, status: "HANDLED" }]);
  });

  it("trouble that passes is reported; of several the first makes the whole batch fail", async () => {
    const id = await submitted(host, { personId: "per_trouble" });
    const records = (await timelineOf(host, id)).map((event, place) => recordOf(event, place));
    const failing = (from: number): World => {
      let reads = 0;
      const getMany: World["store"]["getMany"] = async (keys) => {
        reads += 1;
        if (reads > from) throw new TransientError("away");
        return host.world.store.getMany(keys);
      };
      return Object.create(host.world, {
        store: { value: { ...host.world.store, getMany } },
      }) as World;
    };
    const asked = records.filter((record) => record.dynamodb?.NewImage?.task !== undefined);
    const others = records.filter((record) => !asked.includes(record));
    expect([asked.length, others.length].every((count) => count > 0)).toBe(true);
    await expect(
      createReact(failing(0))({ Records: [...asked, ...others] }),
    ).rejects.toBeInstanceOf(TransientError);
    const alone = await createReact(failing(0))({ Records: asked.slice(0, 1) });
    expect(alone.batchItemFailures).toHaveLength(1);
  });

  it("a workflow that has failed is told to the office, not to the timeline alone", async () => {
    const id = await submitted(host, { personId: "per_own", proposer: "u-feng" });
    const found = (await incidents()).find(({ summary }) => summary.step === "workflow");
    expect(found?.summary).toMatchObject({ subject: { id }, reason: "StepRefused" });
  });

  it("somebody newly named for the role lets it go on, and the office is asked no more (gap 4)", async () => {
    const [failed] = (await incidents()).filter(({ summary }) => summary.step === "workflow");
    const id = subjectOf(failed);
    expect(failed?.status).toBe("OPEN");
    const { body } = await call(host, "u-qin").get<{ officers: { id: string }[] }>("/officers");
    const director = body.officers.find((one) => one.id === "u-feng");
    const second = { ...director, id: "u-second", name: "新示例", email: "second@example.test" };
    expect(await nameOfficers(host, [...body.officers, second])).toEqual([200, 200]);
    const after = (await incidents()).find((one) => one.id === failed?.id);
    expect(after?.status).toBe("HANDLED");
    const asked = await host.world.store.get(taskKey(`${id}.ROOM_REVIEW.1`));
    expect(asked?.state).toMatchObject({ seats: [{ person: "u-second" }] });
  });

  it("what has failed for another reason is left to the office, whoever is named", async () => {
    const refused = await submitted(host, { personId: "per_other_refusal" });
    const crashed = await submitted(host, { personId: "per_crash" });
    await recordFailure(host.world, refused);
    await recordFailure(host.world, crashed, "Lambda.Unknown");
    await incidents();
    const { body } = await call(host, "u-qin").get<{ officers: { id: string }[] }>("/officers");
    const director = body.officers.find((one) => one.id === "u-feng");
    const third = { ...director, id: "u-third", name: "又示例", email: "third@example.test" };
    expect(await nameOfficers(host, [...body.officers, third])).toEqual([200, 200]);
    const open = (await incidents()).filter(({ status }) => status === "OPEN").map(subjectOf);
    expect(open).toEqual(expect.arrayContaining([refused, crashed]));
    for (const id of [refused, crashed])
      expect((await timelineOf(host, id)).map(({ type }) => type)).not.toContain(
        "enrollment.resumed",
      );
  });

  it("done again by the office, a workflow that has failed goes on", async () => {
    const id = await submitted(host, { personId: "per_again" });
    await recordFailure(host.world, id);
    const found = (await incidents()).find((one) => one.status === "OPEN" && subjectOf(one) === id);
    const retry = { action: "retry", opinion: "" };
    await call(host, "u-shen").post(`/tasks/${found?.id}.HANDLE.1/decision`, retry);
    expect((await incidents()).find((one) => one.id === found?.id)?.status).toBe("RETRIED");
    const types = (await timelineOf(host, id)).map(({ type }) => type);
    expect(types).toContain("enrollment.resumed");
  });

  it("a district without an office leaves it to its administrators", async () => {
    const officers = [{ id: "u-qin", name: "秦示", role: "ADMIN", email: "qin@example.test" }];
    const { getMany } = host.world.store;
    const bare: World["store"]["getMany"] = async (keys) =>
      (await getMany(keys)).map((item) =>
        item?.pk === "district#sample"
          ? { ...item, state: { ...(item.state as object), officers } }
          : item,
      );
    const world = Object.create(host.world, {
      store: { value: { ...host.world.store, getMany: bare } },
    }) as World;
    const subject = { kind: "quarterly", id: "qvi_example" };
    const report = { step: "visit", subject, reason: "task.no-assignee" } as const;
    await setAside(world, "sample", report, processOf);
    const found = (await incidents()).find(({ summary }) => summary.step === "visit");
    const task = await host.world.store.get({
      pk: `task#${found?.id}.ADMINISTER.1`,
      sk: "record",
    });
    expect(task?.status).toBe("OPEN");
  });

  it("what is withdrawn right after it was submitted ends without a word of failure", async () => {
    const staff = call(host, "u-chen");
    const id = await submitted(host, { personId: "per_hasty" });
    const execution = { id, district: "sample", status: "WITHDRAWN" };
    await staff.post(`/enrollments/${id}/withdrawal`, { reason: "示例：误报" });
    await host.settle();
    await host.world.conductor.start("enrollment", `${id}-late`, execution);
    await host.settle();
    const types = (await timelineOf(host, id)).map(({ type }) => type);
    expect(types.at(-1)).not.toBe("enrollment.workflow-failed");
    expect(types).not.toContain("enrollment.workflow-failed");
  });
});

function recordOf(event: Event, place: number): DynamoDBRecord {
  const keys = eventKey(event.kind, event.id, event.seq);
  return {
    eventName: "INSERT",
    dynamodb: {
      SequenceNumber: String(place + 1),
      Keys: { pk: { S: keys.pk }, sk: { S: keys.sk } },
      NewImage: marshall({ ...keys, ...event }, { removeUndefinedValues: true }),
    },
  } as unknown as DynamoDBRecord;
}

/** As the workflow does where a step was refused for good. */
async function recordFailure(world: World, id: string, error = "StepRefused"): Promise<void> {
  const failure = { type: "record-failure", error } as const;
  await send(world, enrollment, { id, district: "sample" }, failure);
}
