import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { addDays, type Day, instantAt } from "#kernel/deadline/day.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { execute } from "#kernel/record/execute.ts";
import type { Process } from "#kernel/record/process.ts";
import { stateAsOf } from "#kernel/record/read/as-of.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { person } from "#registry/person/process.ts";
import type { PersonCommand, PersonContent } from "#registry/person/schema.ts";
import { unit } from "#registry/unit/process.ts";
import type { UnitCommand, UnitContent } from "#registry/unit/schema.ts";
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

/** What happened to a line of the library, and how many days after the change before. */
type Step<C> = { wait: number; command: C };
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
const life = <C>(told: fc.Arbitrary<C>): fc.Arbitrary<Step<C>[]> =>
  fc.array(fc.record({ wait: fc.nat(3), command: told }), { minLength: 1, maxLength: 12 });

const somebody = (post: string): PersonContent => ({
  ...{ name: "赵示例", unitId: "unt_a", unitName: "甲站（示例）", post, isKeyObject: false },
  ...{ personnel: {}, partyBuilding: {}, establishment: { class: "GENERAL" } },
  ...{ duties: {}, leadership: {}, supervision: {} },
});
const personCommand: fc.Arbitrary<PersonCommand> = fc.oneof(
  fc.constantFrom("站长", "副站长").map(
    (post): PersonCommand => ({
      ...{ type: "change", changes: { post }, reason, as: "correction" },
    }),
  ),
  fc
    .constantFrom("站长", "副站长", "书记")
    .map((post): PersonCommand => ({ type: "change", changes: { post }, reason })),
  fc.nat(9).map((n): PersonCommand => ({ type: "record", content: somebody(`工作人员${n}`) })),
  fc.constant<PersonCommand>({ type: "leave-post", on: first, kind: "TRANSFER", reason }),
  fc.boolean().map(
    (isKeyObject): PersonCommand => ({
      ...{ type: "note-supervision", enrollment: "enr_a", isKeyObject },
      supervision: { effectiveOn: first },
    }),
  ),
);

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
  async function lived<S, C extends { type: string }>(
    process: Process<S, C>,
    id: string,
    [birth, ...steps]: readonly Step<C>[],
  ) {
    const evenings = new Map<Day, S>();
    let day: Day = first;
    const tell = async (told: C, at: Day) => {
      const then: World = { ...world, clock: () => instantAt(at, "15:59") };
      const answer = await execute(then, {
        process,
        id,
        district: "sample",
        actor: { id: "chen", role: "PROPOSER" },
        right: "unasked",
        decide: ({ state }, context) => process.decide(state, told, context),
      });
      if (isRefusal(answer)) return;
      const item = await world.store.get(recordKey(process.kind, id));
      evenings.set(at, item?.state as S);
    };
    if (birth !== undefined) await tell(birth.command, day);
    for (const { wait, command: told } of steps) {
      day = addDays(day, wait);
      await tell(told, day);
    }
    return { evenings, last: day };
  }

  /** Asks for every day of a random life, and for the days before and after it. */
  async function asked<S, C extends { type: string }>(
    process: Process<S, C>,
    birth: C,
    told: fc.Arbitrary<C>,
  ) {
    let [n, days] = [0, 0];
    await fc.assert(
      fc.asyncProperty(life(told), async (steps) => {
        n += 1;
        const id = `${process.kind}_life${n}`;
        const { evenings, last } = await lived(process, id, [
          { wait: 0, command: birth },
          ...steps,
        ]);
        days += evenings.size;
        expect(await stateAsOf(world, process, id, addDays(first, -1))).toBeUndefined();
        let known: S | undefined;
        for (let day: Day = first; day <= addDays(last, 2); day = addDays(day, 1)) {
          known = evenings.get(day) ?? known;
          const found = await stateAsOf(world, process, id, day);
          expect(hashOf(found?.state)).toBe(hashOf(known));
        }
      }),
      { numRuns: 25, seed: 20_261_127 },
    );
    // Lives in which something happens on several days, so that days between are asked for.
    expect(days).toBeGreaterThan(2 * n);
  }

  it("for every day of a random life, and for the days before and after it", () =>
    asked(unit, { type: "create", content: content("甲站（示例）"), reason }, command));

  it("of a person as of a unit: posts, leaving, and what enrollments have written", () =>
    asked(person, { type: "create", content: somebody("干事"), reason }, personCommand));
});
