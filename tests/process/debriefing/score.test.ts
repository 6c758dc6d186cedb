import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { isQuorate, satisfactionOf, scoreOf, validIn } from "#process/assessment/score.ts";
import { assessed, counts, course, stateOf } from "./cast.ts";

const { weights } = defaultConfig.debriefing;
const bandAt = (sums: Parameters<typeof counts>) => {
  const { score, band } = stateOf(course(assessed(counts(...sums))));
  return [score, band];
};

describe("the score of a democratic assessment (process sheet §4.7, norms §2.6)", () => {
  it("is Σw·n/N to two decimals, half up", () => {
    expect(scoreOf(counts(30, 20, 10, 0), weights)).toBe(8500);
    expect(scoreOf(counts(1, 1, 1, 0), weights)).toBe(8000);
    expect(scoreOf(counts(2, 1, 0, 0), weights)).toBe(9000);
    expect(scoreOf(counts(1, 0, 0, 5), weights)).toBe(4917);
    expect(satisfactionOf(counts(30, 20, 10, 0))).toBe(8333);
  });

  it.each([
    ["80.00 is no score below the line of 80", [20, 20, 20, 0], 8000, "NONE"],
    ["79.75 is below it: a reminder talk", [20, 19, 21, 0], 7975, "WARN"],
    ["70.00 is not below the line of 70", [0, 20, 40, 0], 7000, "WARN"],
    ["69.75 is below it: a talk and a statement", [0, 19, 41, 0], 6975, "TALK"],
  ] as const)("%s", (_, [good, fair, plain, poor], score, band) => {
    expect(bandAt([good, fair, plain, poor])).toEqual([score, band]);
  });

  it("two thirds of those who took part must be valid", () => {
    expect(isQuorate({ ...counts(40, 0, 0, 0), invalid: 20 }, 60)).toBe(true);
    expect(isQuorate({ ...counts(39, 0, 0, 0), invalid: 21 }, 60)).toBe(false);
    expect(isQuorate(counts(0, 0, 0, 0), 0)).toBe(false);
  });

  it("lies between the least and the greatest weight, and never falls with a better ballot", () => {
    const n = fc.integer({ min: 0, max: 300 });
    void fc.assert(
      fc.property(n, n, n, n, (good, fair, plain, poor) => {
        const sums = counts(good, fair, plain, poor);
        if (validIn(sums) === 0) return;
        const score = scoreOf(sums, weights);
        expect(score).toBeGreaterThanOrEqual(4000);
        expect(score).toBeLessThanOrEqual(9500);
        if (poor > 0)
          expect(scoreOf(counts(good + 1, fair, plain, poor - 1), weights)).toBeGreaterThan(
            score - 1,
          );
      }),
    );
  });
});
