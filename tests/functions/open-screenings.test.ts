import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { openDay } from "#functions/cycle/main.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { World } from "#kernel/world.ts";
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
