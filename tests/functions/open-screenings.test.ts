import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { openDay } from "#functions/cycle/main.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { importVillages } from "#local/sample/load.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { screeningId } from "#process/screening/process.ts";
import { nominatePicked } from "#process/screening/reactions.ts";
import type { Screening } from "#process/screening/schema.ts";
import { line } from "#tests/kit/officers.ts";
import { listAll, ownWorld } from "../registry/world.ts";

describe("A-29, A-34: the clock opens the year's screening by itself", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
    const officers = [
      line("feng", "ROOM_DIRECTOR", { room: "2" }),
      line("zheng", "ROOM_DIRECTOR", { room: "3" }),
      line("zhou", "SECRETARY"),
    ];
    await setUpDistrict(world, "sample", { config: defaultConfig, officers });
    await setUpDistrict(world, "bare", {
      config: defaultConfig,
      officers: [line("li", "SECRETARY")],
    });
  });
  afterAll(() => stop());

  it("on 1 March one of each room with a director, and only then, however often the day is opened", async () => {
    await openDay(world, "2026-02-28");
    expect(await listAll(world, "sample", "screening")).toEqual([]);
    for (let n = 0; n < 2; n += 1) await openDay(world, "2026-03-01");
    const opened = await listAll(world, "sample", "screening");
    expect(opened.map(({ status, summary }) => ({ status, ...(summary as object) }))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: "OPEN", room: "2", year: 2026 }),
        expect.objectContaining({ status: "OPEN", room: "3", year: 2026 }),
      ]),
    );
    expect(opened).toHaveLength(2);
    await openDay(world, "2027-03-01");
    expect(await listAll(world, "sample", "screening")).toHaveLength(4);
  });

  it("a district where nobody can be asked is told of it", async () => {
    const told = await listAll(world, "bare", "incident");
    expect(told.map(({ summary }) => summary)).toContainEqual(
      expect.objectContaining({ step: "screening" }),
    );
  });
});

describe("A-29, A-34: the list of the question, and what becomes of whom it names", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
    await setUpDistrict(world, "sample", {
      config: defaultConfig,
      officers: [
        line("chen", "PROPOSER", { room: "2" }),
        line("feng", "ROOM_DIRECTOR", { room: "2" }),
        line("zheng", "ROOM_DIRECTOR", { room: "3" }),
      ],
    });
    await importVillages(world);
    await openDay(world, "2026-03-01");
  });
  afterAll(() => stop());

  const stateOf = async (room: string) => {
    const item = await world.store.get(recordKey("screening", screeningId("sample", 2026, room)));
    return item?.state as Screening;
  };

  it("holds who is over the district's lines, bodies and those who lead them, of the room's units alone", async () => {
    const { listed = [] } = await stateOf("2");
    const names = listed.map(({ candidate }) => candidate.body?.name ?? candidate.personName);
    expect(names).toContain("东湾村(示例)“两委”班子");
    expect(names).toContain("东湾股份经济合作社(示例)");
    expect(names.join()).not.toContain("北台");
    expect(listed.every(({ items }) => items.length > 0)).toBe(true);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length);
    expect((await stateOf("3")).listed).toEqual([]);
  });

  it("each who is ticked becomes a candidate once, with evidence and judgment, in the proposer's hands", async () => {
    const id = screeningId("sample", 2026, "2");
    const { listed = [], ...state } = await stateOf("2");
    const picked = listed.slice(0, 2).map(({ key }) => key);
    const conclusion = { result: "CHOSEN", on: "2026-03-03", by: "feng", judgment: "示例", picked };
    const item = await world.store.get(recordKey("screening", id));
    await world.store.transact([
      { put: { ...item, state: { ...state, listed, conclusion } } as Item, when: "any" },
    ]);
    const event = { kind: "screening", id, district: "sample", seq: 2 } as unknown as Event;
    for (let n = 0; n < 2; n += 1) await nominatePicked(world, event);
    const candidates = await listAll(world, "sample", "enrollment");
    expect(candidates.map(({ status }) => status)).toEqual(["SCREENING", "SCREENING"]);
    for (const [at, { state: found }] of candidates.entries())
      expect(found, String(at)).toMatchObject({
        proposer: "chen",
        room: "2",
        scoreSheet: { judgment: "示例" },
      });
    expect(
      new Set(candidates.map(({ state: found }) => (found as Enrollment).candidate.personId)),
    ).toEqual(new Set(listed.slice(0, 2).map(({ candidate }) => candidate.personId)));
  });
});
