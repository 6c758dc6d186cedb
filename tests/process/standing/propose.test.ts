import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import type { MeasureKey } from "#process/disposal/measures.ts";
import type { StandingFact } from "#process/standing/facts.ts";
import { proposeOn } from "#process/standing/propose.ts";
import { allMeasures, bruteVerdict } from "./brute.ts";

const uses = ["PROMOTION", "AWARD"] as const;

/** A measure as the records keep it, with the end that the product works out. */
function measure(key: MeasureKey, decidedOn: string): StandingFact {
  const until = influenceEnd(key, decidedOn);
  return {
    is: "MEASURE",
    source: `clu_${key}`,
    measure: key,
    decidedOn,
    ...(until === undefined ? {} : { until }),
  };
}

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2024-01-01", days));
const yesNo = fc.constantFrom("yes" as const, "no" as const);
const source = fc.constantFrom("clu_1", "clu_2", "let_1");

const anyFact: fc.Arbitrary<StandingFact> = fc.oneof(
  fc.tuple(fc.constantFrom(...allMeasures), day).map(([key, on]) => measure(key, on)),
  source.map((id): StandingFact => ({ is: "FILED_CASE", source: id })),
  source.map((id): StandingFact => ({ is: "DETENTION", source: id })),
  source.map((id): StandingFact => ({ is: "OPEN_CLUE", source: id })),
  source.map((id): StandingFact => ({ is: "OPEN_PETITION", source: id })),
  day.map((on): StandingFact => ({ is: "CONCEALED", source: "pmr_1", on })),
  day.map((due): StandingFact => ({ is: "OVERDUE_REPORT", source: "pmr_1", due })),
  yesNo.map((responsible): StandingFact => ({ is: "REDO", source: "let_1", responsible })),
  fc.tuple(yesNo, fc.option(day)).map(
    ([responsible, on]): StandingFact => ({
      ...{ is: "UNIT_REFUSED", source: "let_1", responsible },
      ...(on === null ? {} : { on }),
    }),
  ),
  fc.constant<StandingFact>({ is: "UNIT_FINDINGS", source: "tgt_1" }),
  day.map(
    (on): StandingFact => ({
      is: "LOW_SCORE",
      source: "deb_1",
      year: Number(on.slice(0, 4)),
    }),
  ),
  fc
    .constantFrom("DEFER" as const, "UNSUITABLE" as const)
    .map((says): StandingFact => ({ is: "ROOM", source: "TRIAL", by: "TRIAL", says })),
);

describe("the proposal of an opinion (process sheet §4.9, §4.10; norms §2.8)", () => {
  it("agrees with the sheet's sentences, told a second time, on any facts and any day", () => {
    void fc.assert(
      fc.property(
        fc.array(anyFact, { maxLength: 5 }),
        fc.constantFrom(...uses),
        day,
        (facts, use, today) => {
          const { verdict, findings } = proposeOn(facts, { use, today });
          expect(verdict).toBe(bruteVerdict(facts, use, today));
          expect(findings.length === 0).toBe(verdict === "NO_ISSUE");
        },
      ),
      { numRuns: 4000 },
    );
  });

  it("every single measure, decided on any day of four years, on each day around its end", () => {
    for (const key of allMeasures)
      for (let at = 0; at < 1461; at += 17) {
        const decidedOn = addDays("2024-01-01", at);
        const fact = measure(key, decidedOn);
        const end = influenceEnd(key, decidedOn) ?? addDays(decidedOn, 180);
        for (const shift of [-2, -1, 0, 1, 2])
          for (const use of uses) {
            const today = addDays(end, shift);
            expect(
              proposeOn([fact], { use, today }).verdict,
              `${key} ${decidedOn} ${today} ${use}`,
            ).toBe(bruteVerdict([fact], use, today));
          }
      }
  });

  it("the order of the records changes nothing, and one more never makes it milder", () => {
    const gravity = { NO_ISSUE: 0, DEFER: 1, UNSUITABLE: 2 };
    void fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 6 }), anyFact, day, (facts, more, today) => {
        const of = { use: "AWARD", today } as const;
        const proposal = proposeOn(facts, of);
        expect(proposeOn(facts.toReversed(), of)).toEqual(proposal);
        const after = proposeOn([...facts, more], of).verdict;
        expect(gravity[after]).toBeGreaterThanOrEqual(gravity[proposal.verdict]);
      }),
    );
  });

  it.each([
    ["党内警告 of 2026-09-18 bars to 2027-09-17", "PARTY_WARNING", "2026-09-18", "2027-09-17"],
    ["诫勉 of 2026-09-10 bars to 2027-03-09", "ADMONITION", "2026-09-10", "2027-03-09"],
    [
      "严重警告 of 2026-08-31 bars to 2028-02-28",
      "PARTY_SERIOUS_WARNING",
      "2026-08-31",
      "2028-02-28",
    ],
  ] as const)("%s (SC-04, SC-07)", (_, key, on, last) => {
    const of = { use: "PROMOTION" } as const;
    const fact = measure(key, on);
    expect(proposeOn([fact], { ...of, today: last })).toMatchObject({
      verdict: "UNSUITABLE",
      findings: [{ reason: "INFLUENCE", until: last }],
    });
    expect(proposeOn([fact], { ...of, today: addDays(last, 1) }).verdict).toBe("NO_ISSUE");
  });

  it("诫勉 in January still bars from awards in December, not from promotion", () => {
    const fact = measure("ADMONITION", "2026-01-05");
    expect(proposeOn([fact], { use: "AWARD", today: "2026-12-20" }).verdict).toBe("UNSUITABLE");
    expect(proposeOn([fact], { use: "PROMOTION", today: "2026-12-20" }).verdict).toBe("NO_ISSUE");
    expect(proposeOn([fact], { use: "AWARD", today: "2027-01-02" }).verdict).toBe("NO_ISSUE");
  });
});
