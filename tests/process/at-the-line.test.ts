import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOverdue } from "#kernel/deadline/count.ts";
import { addDays } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { type MeetingCount, tallyMeeting } from "#kernel/task/seats/tally.ts";
import { isQuorate, scoreOf, validIn } from "#process/assessment/score.ts";
import { draw } from "#process/lot/draw.ts";
import { rules } from "#tests/kit/play.ts";
import { assessed, counts, course, stateOf } from "./debriefing/cast.ts";

const few = fc.integer({ min: 0, max: 60 });

/** Days off and make-up days of 2026, as the State Council's notice has them; told a second time here. */
const off = [
  ["01-01", "01-03"],
  ["02-15", "02-23"],
  ["04-04", "04-06"],
  ["05-01", "05-05"],
  ["06-19", "06-21"],
  ["09-25", "09-27"],
  ["10-01", "10-07"],
] as const;
const madeUp = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"];

function works(day: string): boolean {
  const short = day.slice(5);
  if (madeUp.includes(short)) return true;
  if (off.some(([from, to]) => short >= from && short <= to)) return false;
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The last day of so many working days, counted one by one; of calendar days, rolled off a day off. */
function lastDay(base: string, unit: "WD" | "CD", length: number): string {
  let day = base;
  if (unit === "CD") {
    day = addDays(base, length);
    while (!works(day)) day = addDays(day, 1);
    return day;
  }
  for (let left = length; left > 0; left -= works(day) ? 1 : 0) day = addDays(day, 1);
  return day;
}

const limits = [
  ["D-CLU-3", "WD", 5],
  ["D-CLU-4", "WD", 15],
  ["D-CLU-5", "WD", 15],
  ["D-CLU-6", "WD", 15],
  ["D-PET-1", "WD", 15],
  ["D-PET-2", "WD", 15],
  ["D-PET-3", "WD", 5],
  ["D-PET-4", "WD", 5],
  ["D-PET-8", "CD", 15],
  ["D-PET-9", "CD", 60],
  ["D-PMR-2", "CD", 30],
  ["D-PMR-3", "CD", 30],
  ["D-PMR-4", "WD", 10],
  ["D-PMR-5", "WD", 15],
  ["D-OPN-1", "WD", 7],
  ["D-OPN-2", "WD", 3],
  ["D-AWD-1", "WD", 5],
  ["D-DEB-3", "WD", 3],
  ["D-DEB-5", "WD", 10],
  ["D-EDU-2", "CD", 30],
  ["D-EDU-3", "CD", 30],
] as const;

describe("a limit ends with the last minute of its day in Shanghai, and not before (calendar sheet §3.2)", () => {
  it.each(limits)("%s: %s %i", (code, unit, length) => {
    void fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), (days) => {
        const base = addDays("2026-01-05", days);
        const last = lastDay(base, unit, length);
        const due = dueFor(rules, code, base);
        expect(due.effectiveDue).toBe(last);
        // 23:59:59.999 in Shanghai is 15:59:59.999 UTC of the same day.
        expect(isOverdue(due, `${last}T15:59:59.999Z`, "24:00")).toBe(false);
        expect(isOverdue(due, `${last}T16:00:00.000Z`, "24:00")).toBe(true);
        expect(isOverdue(due, `${last}T09:30:00.000Z`, "17:30")).toBe(false);
        expect(isOverdue(due, `${last}T09:30:00.001Z`, "17:30")).toBe(true);
      }),
    );
  });
});

describe("what a debriefing's ballots reach (process sheet §4.7, lines 70 and 80, two thirds)", () => {
  it("a score is the exact fraction, rounded half up, by whole numbers alone", () => {
    void fc.assert(
      fc.property(few, few, few, few, (good, fair, plain, poor) => {
        const sums = counts(good, fair, plain, poor);
        const n = BigInt(validIn(sums));
        if (n === 0n) return;
        const points = BigInt(95 * good + 85 * fair + 65 * plain + 40 * poor);
        const [whole, rest] = [(points * 100n) / n, (points * 100n) % n];
        const wanted = whole + (2n * rest >= n ? 1n : 0n);
        expect(scoreOf(sums, { good: 95, fair: 85, plain: 65, poor: 40 })).toBe(Number(wanted));
      }),
    );
  });

  it("the band is that of the score as it is printed, on each side of both lines", () => {
    const ballots = fc.record({ fair: few, plain: few });
    void fc.assert(
      fc.property(ballots, ({ fair, plain }) => {
        // Sixty took part: the rest of the valid ones say 好.
        fc.pre(fair + plain <= 60);
        const { score = 0, band } = stateOf(
          course(assessed(counts(60 - fair - plain, fair, plain, 0))),
        );
        const printed = Number((score / 100).toFixed(2));
        expect(band).toBe(printed < 70 ? "TALK" : printed < 80 ? "WARN" : "NONE");
      }),
      { numRuns: 12 },
    );
  });

  it("exactly two thirds are enough, one ballot fewer is not", () => {
    void fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (participants) => {
        const least = Array.from({ length: participants + 1 }, (_, n) => n).find(
          (n) => n > 0 && 3 * n >= 2 * participants,
        );
        if (least === undefined) throw new Error("No least");
        expect(isQuorate(counts(least, 0, 0, 0), participants)).toBe(true);
        expect(isQuorate(counts(least - 1, 0, 0, 0), participants)).toBe(false);
      }),
    );
  });
});

describe("what a meeting's votes amount to at the line (norms §2.12)", () => {
  const wanted = (count: MeetingCount, quorum: "half" | "two-thirds", isStrict: boolean) => {
    const { entitled, present, recused, yes, no, abstain } = count;
    const base = isStrict ? entitled : entitled - recused;
    const [stay, cast] = [present - recused, yes + no + abstain];
    if (present > entitled || stay < 0 || cast > stay || base <= 0) return "inconsistent";
    const isQuorum = quorum === "half" ? 2 * stay >= base : 3 * stay >= 2 * base;
    if (!isQuorum) return "no-quorum";
    if (cast !== stay) return "inconsistent";
    return 2 * yes > base ? "passed" : "rejected";
  };
  const n = fc.integer({ min: 0, max: 12 });
  it.each([
    ["half", "yes"],
    ["half", "no"],
    ["two-thirds", "yes"],
    ["two-thirds", "no"],
  ] as const)("quorum %s, recused in the base %s", (quorum, recusedInBase) => {
    const count = fc.record({ entitled: n, present: n, recused: n, yes: n, no: n, abstain: n });
    const fitting = count.map((of) => ({
      ...of,
      abstain: 0,
      no: of.present - of.recused - of.yes,
    }));
    void fc.assert(
      fc.property(fc.oneof(count, fitting), (of) => {
        fc.pre(of.no >= 0);
        expect(tallyMeeting(of, { quorum, recusedInBase })).toBe(
          wanted(of, quorum, recusedInBase === "yes"),
        );
      }),
      { numRuns: 500 },
    );
  });
});

it("a tenth of the reports is drawn, a part of one counting as one (norms §2.5)", () => {
  for (let size = 0; size <= 300; size += 1) {
    const pool = Array.from({ length: size }, (_, at) => `mat_${at}`);
    const least = Array.from({ length: size + 1 }, (_, at) => at).find((at) => 10 * at >= size);
    expect(draw("seed", { pool, missing: [], percent: 10 })).toHaveLength(least ?? 0);
  }
});
