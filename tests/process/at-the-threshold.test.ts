import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { quarterDueFor } from "#kernel/district/rules.ts";
import { permille } from "#kernel/text/permille.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { coverageOf } from "#process/quarterly/visits/coverage.ts";
import { reconcile } from "#registry/ledger/clues/reconcile.ts";
import { completionOf } from "#registry/ledger/duties/matters.ts";
import { type Looked, ranked } from "#registry/screening/rank.ts";
import { rules } from "#tests/kit/play.ts";
import { topology } from "#topology";

/** Per mille by long division, one digit at a time, and the next digit to round by. */
function slowPermille(part: number, whole: number): number {
  let [rest, said] = [BigInt(part), 0n];
  const of = BigInt(whole);
  said = rest / of;
  rest %= of;
  for (let digit = 0; digit < 3; digit += 1) {
    rest *= 10n;
    said = said * 10n + rest / of;
    rest %= of;
  }
  const rounded = Number(2n * rest >= of ? said + 1n : said);
  if (part === 0 || part >= whole) return rounded;
  return rounded === 1000 ? 999 : rounded === 0 ? 1 : rounded;
}

/** So many of so many, and one fewer. */
const shares = fc
  .integer({ min: 1, max: 4000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));

describe("rates are whole numbers' own, rounded half up (§5.1)", () => {
  it("of any part of any whole", () => {
    void fc.assert(
      fc.property(shares, ([part, whole]) => {
        expect(permille(part, whole)).toBe(slowPermille(part, whole));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [0, 2001, 0],
    [1, 2001, 1],
    [2000, 2001, 999],
    [2001, 2001, 1000],
    [1999, 2000, 999],
    [23, 2000, 12],
    [4, 3, 1333],
  ])("%i of %i: %i", (part, whole, said) => {
    expect(permille(part, whole)).toBe(said);
  });

  const visited = { status: "CLOSED", room: "2", visit: { timeliness: "in-quarter" }, records: [] };
  const missed = { status: "MISSED", room: "2", missed: {}, records: [] };
  const onTime = { type: "ANNUAL", status: "ACCEPTED", submissions: [{ lateDays: 0 }] };
  const missing = { type: "ANNUAL", status: "OPEN", submissions: [] };
  const approved = { receivedOn: "2026-01-05", approved: [{ on: "2026-02-05", way: "FILE" }] };
  const resting = { receivedOn: "2026-01-05", approved: [] };
  const many = <T>(n: number, of: object) => Array.from({ length: n }, () => of as T);

  it("coverage, reports in time and disposal: one of two thousand that lacks is seen, none is 100 %", () => {
    for (const [part, whole] of [
      [1999, 2000],
      [2000, 2000],
      [23, 2000],
      [1, 2000],
      [0, 2000],
    ] as const) {
      const said = slowPermille(part, whole);
      const of = <T>(is: object, not: object) => [
        ...many<T>(part, is),
        ...many<T>(whole - part, not),
      ];
      expect(coverageOf(of<Quarterly>(visited, missed)).total.percent).toBe(said / 10);
      expect(completionOf(of<Matters>(onTime, missing)).percent).toBe(said / 10);
      expect(reconcile(of<Clue>(approved, resting), "2026-02").disposalRate).toBe(said);
    }
  });
});

describe("who is screened: exactly at a line, one fen or one petition below, one above (A-34)", () => {
  const fen = fc.integer({ min: 2, max: 9_000_000_000_00 });
  const near = fc.constantFrom(-1, 0, 1);
  const body = (duties: object) => ({
    personId: "per_1",
    personName: "赵示例",
    post: "村主任",
    unitId: "unt_1",
    petitions: 0,
    unit: { name: "甲村（示例）", town: "示例镇", leadership: {}, duties } as never,
  });
  const found = (one: Parameters<typeof ranked>[0][number], threshold: Looked["threshold"]) =>
    ranked([one], { threshold, functions: [] }).flatMap(({ evidence }) =>
      evidence.map(({ criterion, score }) => [criterion, score >= 60]),
    );
  const { threshold } = defaultConfig;

  it("assets, as the library words them; income; petitions", () => {
    void fc.assert(
      fc.property(fen, near, fc.integer({ min: 2, max: 1000 }), (line, step, petitions) => {
        const is = step >= 0;
        const yuan = `${Math.trunc((line + step) / 100)}.${String((line + step) % 100).padStart(2, "0")}`;
        const assets = is ? [["COLLECTIVE_ASSETS", true]] : [];
        const lines = { ...threshold, collectiveAssetsInFen: line };
        expect(found(body({ collectiveAssets: `集体资产${yuan}元` }), lines)).toEqual(assets);
        const income = { ...threshold, collectiveIncomeInFen: line };
        expect(found(body({ collectiveIncomeInFen: line + step }), income)).toEqual(assets);
        const asked = { ...threshold, petitionsIn12Months: petitions };
        const written = { ...body({}), petitions: petitions + step };
        expect(found(written, asked)).toEqual(is ? [["PETITIONS", true]] : []);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the first visit's quarter turns on the days that are left in it (article §1.3)", () => {
  /** Days from one day to another, told by walking. */
  function left(from: string, to: string): number {
    let [n, at] = [0, new Date(`${from}T00:00:00Z`)];
    while (at.toISOString().slice(0, 10) < to) {
      at = new Date(at.getTime() + 86_400_000);
      n += 1;
    }
    return n;
  }
  const ends = ["03-31", "06-30", "09-30", "12-31"];

  it("on every day of a year and for every number of days", () => {
    for (let day = 0; day < 366; day += 1) {
      const base = new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10);
      const end = `2028-${ends.find((each) => base <= `2028-${each}`)}`;
      const next = { "03-31": "2028-06-30", "06-30": "2028-09-30", "09-30": "2028-12-31" }[
        end.slice(5)
      ];
      const days = left(base, end);
      for (const least of [0, 1, 30, days - 1, days, days + 1, 92].filter(
        (n) => n >= 0 && n <= 92,
      )) {
        const config = { ...rules.config, quarterlyVisitFirstQuarterDays: least };
        const due = quarterDueFor({ ...rules, config }, "D-QI-1", base);
        expect([base, least, due.nominalDue]).toEqual([
          base,
          least,
          days >= least ? end : (next ?? "2029-03-31"),
        ]);
      }
    }
  });
});

describe("nobody's silence lasts longer than 180 days", () => {
  const asked = Object.entries(topology.workflows).flatMap(([kind, { States }]) =>
    Object.entries(States).flatMap(([name, state]) =>
      JSON.stringify(state).includes("waitForTaskToken") ? [{ kind, name, state }] : [],
    ),
  );

  it("each question of each process that asks people, and only these", () => {
    const silent = Object.keys(topology.workflows).filter((kind) =>
      asked.every((one) => one.kind !== kind),
    );
    expect(silent).toEqual(["import"]);
    for (const { kind, name, state } of asked)
      expect([kind, name, state]).toMatchObject([kind, name, { TimeoutSeconds: 15_552_000 }]);
  });
});
