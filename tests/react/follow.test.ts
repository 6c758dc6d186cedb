import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { trayKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { clue } from "#process/clue/process.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { follow } from "#process/incident/follow.ts";
import type { Incident } from "#process/incident/schema.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { officers } from "../process/enrollment/pure.ts";
import { listAll, ownWorld } from "../registry/world.ts";

const district = "sample";
const event = { kind: "matters", id: "mat_x", seq: 4, hash: "h", district };
const admin = { id: "qin", name: "秦示例", role: "ADMIN", email: "qin@example.test" } as const;

describe("what follows and is refused becomes a task (issue F point 10)", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    ({ world, stop } = own);
    await setUpDistrict(world, district, {
      config: defaultConfig,
      officers: [...officers, admin],
    });
  });
  afterAll(() => stop());

  const incidents = async () =>
    (await listAll(world, district, "incident")).map(({ summary }) => summary as Incident);
  const tasksOf = async (who: string) =>
    (await world.store.index("todo", trayKey(who, "waiting"), { prefix: "" }, { limit: 50 })).items;

  it("with its reason, once however often it is repeated, and can be done again", async () => {
    const id = derivedId("clue", "not there");
    const command = { type: "join", other: "clu_other" } as const;
    for (let times = 0; times < 3; times += 1)
      await carryOut(world, event, { process: clue, id, command });
    expect(await incidents()).toEqual([
      { step: "reaction", subject: { kind: "clue", id }, reason: "record.unknown" },
    ]);
    expect(await tasksOf("shen")).toHaveLength(1);
  });

  it("what says that there is nothing to do, or had nothing to do, is none", async () => {
    const before = await incidents();
    const id = derivedId("clue", "settled");
    const command = { type: "join", other: "clu_other" } as const;
    await carryOut(world, event, { process: clue, id, command, settled: ["record.unknown"] });
    await follow(world, event, "visit", {
      process: quarterly,
      id: derivedId("quarterly", "no visit that quarter"),
      decide: () => [],
    });
    expect(await incidents()).toEqual(before);
  });

  it("what the calendar brings and is refused is one too", async () => {
    const id = derivedId("clue", "by calendar");
    const command = { type: "prioritise", reason: "示例" } as const;
    await carryOut(world, { district }, { process: clue, id, command });
    expect(await incidents()).toContainEqual({
      step: "schedule",
      subject: { kind: "clue", id },
      reason: "record.unknown",
    });
  });
});
