import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourOn, reminderPlan } from "#kernel/deadline/colour.ts";
import { type Due, dueDayOf, isOverdue } from "#kernel/deadline/count.ts";
import { addDays, daysBetween } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { dueAfterRest, restingDue } from "#kernel/task/time/rest.ts";
import { rules } from "#tests/kit/play.ts";

const resting = (due: Due, from: string) => {
  const found = restingDue(due, { from });
  if (found === undefined) throw new Error("Does not rest");
  return found;
};

describe("a limit that rests (process sheet §4.1: duties paused, not deleted)", () => {
  it("makes nobody late, gets no colour and no letter, and says so", () => {
    const due = resting(dueFor(rules, "D-PMR-4", "2026-03-02"), "2026-03-05");
    const of = { calendars: rules.calendars, register: rules.register };
    expect(isOverdue(due, "2026-12-01T01:00:00.000Z", "24:00")).toBe(false);
    expect(colourOn(due, "2026-12-01", of)).toBe("NONE");
    expect(daysLeft(due, "2026-12-01", of)).toEqual({
      text: "监督中止，期限暂停",
      colour: "NONE",
    });
    const plan = reminderPlan(due, { ...of, from: "2026-03-02" });
    expect(plan.filter(({ kind }) => /YELLOW|RED/.test(kind))).toEqual([]);
  });

  it("rests once, and not where its day had gone by before", () => {
    const due = dueFor(rules, "D-PMR-4", "2026-03-02");
    const over = addDays(dueDayOf(due), 1);
    expect(restingDue(due, { from: over })).toBeUndefined();
    expect(restingDue(resting(due, dueDayOf(due)), { from: "2026-03-05" })).toBeUndefined();
  });

  it("a counted limit runs on later by the days of the rest", () => {
    const due = resting(dueFor(rules, "D-EDU-3", "2026-03-02"), "2026-03-10");
    expect(due.nominalDue).toBe("2026-04-01");
    expect(dueAfterRest(rules, due, { on: "2026-04-11", days: 32 })).toMatchObject({
      nominalDue: "2026-05-03",
      status: "FIXED",
    });
  });

  it("a day that is set stays; where it has gone by, ten working days are left (D-PMR-1, D-DEB-2)", () => {
    const annual = resting(dueFor(rules, "D-PMR-1", "2025-12-15"), "2026-01-05");
    expect(dueAfterRest(rules, annual, { on: "2026-01-20", days: 15 }).effectiveDue).toBe(
      "2026-01-31",
    );
    expect(dueAfterRest(rules, annual, { on: "2026-03-02", days: 56 })).toMatchObject({
      ruleCode: "D-PMR-1",
      effectiveDue: "2026-03-16",
    });
    const report = resting(dueFor(rules, "D-DEB-2", "2026-12-10"), "2026-11-01");
    expect(dueAfterRest(rules, report, { on: "2026-11-10", days: 9 }).effectiveDue).toBe(
      dueFor(rules, "D-DEB-2", "2026-12-10").effectiveDue,
    );
  });

  it("whatever rests, nobody is late on the day on which it runs on, nor has less than was left (property)", () => {
    const codes = ["D-PMR-1", "D-PMR-4", "D-PMR-2", "D-DEB-2", "D-DEB-4", "D-DEB-6", "D-EDU-3"];
    void fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 300 }),
        (code, start, wait, days) => {
          const base = addDays("2025-02-01", start);
          const due = dueFor(rules, code, base);
          const from = addDays(base, wait);
          const rest = restingDue(due, { from });
          if (rest === undefined) return;
          const on = addDays(from, days);
          const later = dueAfterRest(rules, rest, { on, days });
          expect(later.status).not.toBe("RESTING");
          expect(dueDayOf(later) > on).toBe(true);
          if (later.period.unit === "CD" && "length" in due.period)
            expect(daysBetween(on, later.nominalDue)).toBeGreaterThanOrEqual(
              daysBetween(from, due.nominalDue),
            );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
