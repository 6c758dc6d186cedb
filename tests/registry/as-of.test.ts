import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { addDays, type Day, instantAt } from "#kernel/deadline/day.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { execute } from "#kernel/record/execute.ts";
import { stateAsOf } from "#kernel/record/read/as-of.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { unit } from "#registry/unit/process.ts";
import type { Unit, UnitCommand, UnitContent } from "#registry/unit/schema.ts";
import { line } from "#tests/kit/officers.ts";
import { ownWorld } from "./world.ts";

const first = "2026-01-05";
const content = (name: string): UnitContent => ({
  code: "A",
  name,
  class: "STATION",
  establishment: {},
  personnel: {},
  partyBuilding: {},
  duties: {},
  leadership: {},
});

/** What happened to a unit, and how many days after the change before. */
type Step = { wait: number; command: UnitCommand };
const reason = "示例变更";
const command: fc.Arbitrary<UnitCommand> = fc.oneof(
  fc.nat(99).map(
    (actual): UnitCommand => ({
      type: "change",
      changes: { establishment: { actual } },
      reason,
    }),
  ),
  fc
    .constantFrom("甲站（示例）", "乙站（示例）")
    .map((name): UnitCommand => ({ type: "change", changes: { name }, reason })),
  fc
    .constantFrom("2", "3")
    .map((room): UnitCommand => ({ type: "change", changes: { room }, reason })),
  fc.nat(9).map((n): UnitCommand => ({ type: "record", content: content(`丙站${n}（示例）`) })),
  fc.constant<UnitCommand>({ type: "confirm", on: first, reason }),
);
const life = fc.array(fc.record({ wait: fc.nat(3), command }), { minLength: 1, maxLength: 12 });

describe("A-27: the state of any day is what its changes up to that day made of it", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    ({ world, stop } = own);
    await setUpDistrict(world, "sample", {
      config: defaultConfig,
      officers: [line("chen", "PROPOSER", { room: "2" })],
    });
  });
  afterAll(() => stop());

  /** Lives a life day by day, and keeps what stood there each evening, as anybody saw it. */
  async function lived(id: string, steps: readonly Step[]) {
    const evenings = new Map<Day, Unit>();
    let day: Day = first;
    const tell = async (told: UnitCommand, at: Day) => {
      const then: World = { ...world, clock: () => instantAt(at, "15:59") };
      const answer = await execute(then, {
        process: unit,
        id,
        district: "sample",
        actor: { id: "chen", role: "PROPOSER" },
        right: "unasked",
        decide: ({ state }, context) => unit.decide(state, told, context),
      });
      if (isRefusal(answer)) return;
      const item = await world.store.get({ pk: `unit#${id}`, sk: "record" });
      evenings.set(at, item?.state as Unit);
    };
    await tell({ type: "create", content: content("甲站（示例）"), reason }, day);
    for (const { wait, command: told } of steps) {
      day = addDays(day, wait);
      await tell(told, day);
    }
    return { evenings, last: day };
  }

  it("for every day of a random life, and for the days before and after it", async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        n += 1;
        const id = `unt_life${n}`;
        const { evenings, last } = await lived(id, steps);
        expect(await stateAsOf(world, unit, id, addDays(first, -1))).toBeUndefined();
        let known: Unit | undefined;
        for (let day: Day = first; day <= addDays(last, 2); day = addDays(day, 1)) {
          known = evenings.get(day) ?? known;
          const found = await stateAsOf(world, unit, id, day);
          expect(hashOf(found?.state)).toBe(hashOf(known));
        }
      }),
      { numRuns: 25, seed: 20_261_127 },
    );
  });
});
