import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyTables } from "#local/sample/fuel-card/fuel-card-tables.ts";
import { type PlainTables, referenceHits } from "./fuel-reference.ts";
import { analyze, rowOf } from "./play.ts";

/** Days about a holiday, a make-up Saturday, a weekend and the year that is not loaded. */
const days = fc.constantFrom(
  "2026-05-01",
  "2026-05-08",
  "2026-05-09",
  "2026-05-10",
  "2026-05-11",
  "2026-05-12",
  "2026-12-31",
  "2027-01-01",
  "2027-01-04",
);
const listed = fc.constantFrom("示A10001", "示A10002");
const plates = fc.oneof(listed, fc.constantFrom("示B99999", ""));
const grades = fc.constantFrom("92号汽油", "95号汽油");

const tables: fc.Arbitrary<PlainTables> = fc.record({
  fills: fc
    .array(
      fc.record({
        card: fc.constantFrom("9001", "9002", "9003"),
        day: days,
        plate: fc.oneof({ weight: 5, arbitrary: listed }, plates),
        grade: grades,
        litres: fc.oneof(
          fc.constantFrom(5500, 5501, 6655, 6656, 1000, 1300, 1301, 700, 699),
          fc.integer({ min: 1, max: 8000 }),
        ),
        place: fc.constantFrom("示例市示例区一站", "远例县一站"),
        signed: fc.constantFrom("是", "否", ""),
      }),
      { maxLength: 25 },
    )
    .map((fills) => fills.map((fill, n) => ({ id: `L${n + 1}`, ...fill }))),
  cards: fc.tuple(plates, plates).map(([one, other]) => [
    { card: "9001", plate: one },
    { card: "9002", plate: other },
  ]),
  vehicles: fc.constant([
    { plate: "示A10001", tank: 5000, grade: "92号汽油" },
    { plate: "示A10002", tank: 6050, grade: "95号汽油" },
  ]),
  slips: fc
    .array(fc.record({ plate: listed, from: days, to: days }), { maxLength: 4 })
    .map((slips) =>
      slips.filter(
        ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < 20 * 86_400_000,
      ),
    ),
  readings: fc.array(
    fc.record({
      plate: listed,
      day: days,
      at: fc.oneof(fc.constantFrom(1000, 2000, 3000), fc.integer({ min: 1, max: 9000 })),
    }),
    { minLength: 5, maxLength: 25 },
  ),
});

/** One car that is read at most of its fills, so that medians arise; 100.0 km make equal shares. */
const drives: fc.Arbitrary<PlainTables> = fc
  .record({
    base: tables,
    trips: fc.array(
      fc.record({
        litres: fc.oneof(
          fc.constantFrom(1000, 1000, 1300, 1301, 700, 699),
          fc.integer({ min: 500, max: 2000 }),
        ),
        distance: fc.oneof(fc.constantFrom(1000, 1000, 2000), fc.integer({ min: 500, max: 1500 })),
        isRead: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
        fills: fc.constantFrom(1, 1, 1, 2),
      }),
      { minLength: 2, maxLength: 14 },
    ),
  })
  .map(({ base, trips }) => {
    let at = 10_000;
    const day = (n: number) => `2026-06-${String(n + 1).padStart(2, "0")}`;
    const plain = {
      card: "9003",
      plate: "示A10001",
      grade: "92号汽油",
      place: "示例区",
      signed: "是",
    };
    const fills = trips.flatMap(({ litres, fills }, n) =>
      Array.from({ length: fills }, (_, k) => ({
        id: `D${n}-${k}`,
        day: day(n),
        litres,
        ...plain,
      })),
    );
    const readings = trips.flatMap(({ distance, isRead }, n) => {
      at += distance;
      return isRead ? [{ plate: plain.plate, day: day(n), at }] : [];
    });
    return { ...base, fills, readings };
  });

function found(plain: PlainTables) {
  const empty = emptyTables();
  return analyze({
    cards: [...empty.cards, ...plain.cards.map(({ card, plate }) => [card, "副卡", plate, ""])],
    vehicles: [
      ...empty.vehicles,
      ...plain.vehicles.map(({ plate, tank, grade }) => [plate, tank / 100, grade]),
    ],
    dispatches: [
      ...empty.dispatches,
      ...plain.slips.map(({ plate, from, to }, n) => [`P${n}`, plate, from, to]),
    ],
    mileage: [
      ...empty.mileage,
      ...plain.readings.map(({ plate, day, at }) => [plate, day, at / 10]),
    ],
    fills: [
      ...empty.fills,
      ...plain.fills.map(({ litres, ...fill }, n) => rowOf({ ...fill, litres: litres / 100 }, n)),
    ],
  });
}

describe("the rules against a plain reference", () => {
  it("find the very same hits", async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(tables, drives), async (plain) => {
        const { hits, problems, summary } = await found(plain);
        expect(problems).toEqual([]);
        expect(summary.hits).toBe(hits.length);
        const ours = hits.map(({ rule, certainty, fills }) => {
          seen.set(rule, (seen.get(rule) ?? 0) + 1);
          const ids = fills.map(({ id }) => id).sort();
          return `${rule} ${certainty.type} ${ids.join("+")}`;
        });
        expect(ours.sort()).toEqual(referenceHits(plain));
      }),
      { numRuns: 1500 },
    );
    // Each rule had its say, so that agreement is not silence.
    expect([...seen.values()].every((count) => count > 100)).toBe(true);
    expect(seen.size).toBe(8);
  });

  it("give each hit an id of its own, the same in whatever order the rows come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(tables, drives),
        fc.infiniteStream(fc.nat()),
        async (plain, chance) => {
          const keyed = plain.fills.map((fill) => [chance.next().value as number, fill] as const);
          const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, fill]) => fill);
          const [one, other] = [await found(plain), await found({ ...plain, fills: shuffled })];
          const ids = one.hits.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(other.hits.map(({ id }) => id).sort()).toEqual(ids.sort());
        },
      ),
      { numRuns: 300 },
    );
  });
});
