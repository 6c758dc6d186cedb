import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answer,
  type Counted,
  majorityOf,
  quorumOf,
  type Tally,
  tally,
  tallyMeeting,
} from "#kernel/task/seats/tally.ts";

const rule = { quorum: "half", recusedInBase: "yes" } as const;

describe("numbers of collective decisions (norms §2.12)", () => {
  it.each([
    [8, 4, 6, 5],
    [9, 5, 6, 5],
  ])("of %i: half %i, two thirds %i, majority %i", (n, half, twoThirds, majority) => {
    expect([quorumOf("half", n), quorumOf("two-thirds", n), majorityOf(n)]).toEqual([
      half,
      twoThirds,
      majority,
    ]);
  });

  it.each([
    ["SC-01 #4", { entitled: 9, present: 7, recused: 1, yes: 6, no: 0, abstain: 0 }, "passed"],
    [
      "too few in favour",
      { entitled: 9, present: 7, recused: 0, yes: 4, no: 2, abstain: 1 },
      "rejected",
    ],
    [
      "half is not a majority",
      { entitled: 8, present: 8, recused: 0, yes: 4, no: 4, abstain: 0 },
      "rejected",
    ],
    ["no quorum", { entitled: 9, present: 4, recused: 0, yes: 4, no: 0, abstain: 0 }, "no-quorum"],
    [
      "recusal breaks the quorum",
      { entitled: 9, present: 5, recused: 1, yes: 4, no: 0, abstain: 0 },
      "no-quorum",
    ],
    [
      "more votes than people",
      { entitled: 9, present: 5, recused: 0, yes: 5, no: 1, abstain: 0 },
      "inconsistent",
    ],
    [
      "votes missing",
      { entitled: 9, present: 7, recused: 1, yes: 5, no: 0, abstain: 0 },
      "inconsistent",
    ],
    [
      "more present than entitled",
      { entitled: 9, present: 10, recused: 0, yes: 10, no: 0, abstain: 0 },
      "inconsistent",
    ],
  ] as const)("%s", (_, count, result) => {
    expect(tallyMeeting(count, rule)).toBe(result);
  });

  it("takes the recused out of the base only where the district says so", () => {
    const count = { entitled: 9, present: 5, recused: 1, yes: 4, no: 0, abstain: 0 };
    expect(tallyMeeting({ ...count, entitled: 7 }, { ...rule, recusedInBase: "no" })).toBe(
      "passed",
    );
  });
});

const answer = fc.constantFrom<Answer>("approve", "reject", "return", "abstain", undefined);
const votes = fc.constantFrom<Answer>("approve", "reject", "abstain", undefined);
const answers = fc.array(answer, { minLength: 1, maxLength: 9 });

/** Every way in which open seats may still answer, for few seats. */
function completions(given: readonly Answer[], choices: readonly string[]): Answer[][] {
  const index = given.indexOf(undefined);
  if (index < 0) return [[...given]];
  return choices.flatMap((choice) => completions(given.with(index, choice), choices));
}

function outcome(result: Tally): string {
  return result.closed ? result.action : "open";
}

describe("tally", () => {
  it("never closes without an answer", () => {
    const policies: Counted[] = [
      { type: "single" },
      { type: "any" },
      { type: "all" },
      { type: "sequence" },
    ];
    void fc.assert(
      fc.property(fc.constantFrom(...policies), fc.integer({ min: 1, max: 9 }), (policy, n) => {
        expect(tally(policy, Array<Answer>(n).fill(undefined))).toEqual({ closed: false });
      }),
    );
  });

  it("会签 approves only when all have approved", () => {
    void fc.assert(
      fc.property(answers, (given) => {
        const all = given.every((each) => each === "approve");
        expect(outcome(tally({ type: "all" }, given)) === "approve").toBe(all);
      }),
    );
  });

  it("或签 takes the first answer", () => {
    void fc.assert(
      fc.property(answers, (given) => {
        expect(outcome(tally({ type: "any" }, given))).toBe(
          given.find((each) => each !== undefined) ?? "open",
        );
      }),
    );
  });

  it("票决 closes early exactly when no further vote could change it", () => {
    const seats = fc.array(votes, { minLength: 1, maxLength: 6 });
    void fc.assert(
      fc.property(seats, fc.constantFrom("half", "two-thirds"), (given, quorum) => {
        const policy: Counted = { type: "vote", quorum, base: given.length };
        const ends = completions(given, ["approve", "reject", "abstain"]).map((full) =>
          outcome(tally(policy, full)),
        );
        const now = outcome(tally(policy, given));
        expect(ends.every((end) => end !== "open")).toBe(true);
        if (now !== "open") expect(new Set(ends)).toEqual(new Set([now]));
      }),
      { numRuns: 500 },
    );
  });
});
