import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarsOf, isWorkdayOrGuess } from "#kernel/deadline/calendar.ts";
import {
  count,
  isOverdue,
  overdueDays,
  suggestedDay,
  workdaysLate,
} from "#kernel/deadline/count.ts";
import { addDays, instantAt } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import { dueFor, recountDue } from "#kernel/district/rules.ts";
import { rules, sample2027 } from "./fixture.ts";

const { calendars } = rules;

describe("due days of scenarios, besides those of golden-days", () => {
  it.each([
    ["SC-04 #8 redo", "D-REC-5", "2026-10-16", "2026-11-15", "2026-11-16"],
    ["SC-04 #9 evaluation", "D-REC-7", "2026-11-13", "2026-11-27", "2026-11-27"],
    ["SC-09 #5 before the event", "D-PMR-6-BEFORE", "2026-10-02", "2026-09-22", "2026-09-22"],
    ["4.7 report ahead of the meeting", "D-DEB-2", "2026-10-15", "2026-09-24", "2026-09-24"],
    ["4.7 yearly plan", "D-DEB-1", "2026-03-01", "2026-10-31", "2026-10-31"],
  ])("%s: %s from %s", (_, code, base, nominalDue, effectiveDue) => {
    expect(dueFor(rules, code, base)).toMatchObject({ nominalDue, effectiveDue, status: "FIXED" });
  });

  it.each([
    ["SC-04 #9 revisit", "D-REC-8", "2026-11-18", "2027-02-18"],
    ["SC-07 #5 validity", "D-OPN-4", "2026-10-16", "2027-04-16"],
    ["SC-01 #7 yearly review", "D-ENR-10", "2026-03-20", "2027-03-20"],
  ])("%s: %s from %s waits for the calendar of 2027", (_, code, base, nominalDue) => {
    const due = dueFor(rules, code, base);
    expect(due).toMatchObject({ nominalDue, effectiveDue: null, status: "CALENDAR_PENDING" });
    expect(isOverdue(due, "2028-01-01T00:00:00Z", "24:00")).toBe(false);
    expect(overdueDays(due, "2028-01-01T00:00:00Z")).toBe(0);
    expect(workdaysLate(calendars, due, "2028-01-01")).toBe(0);

    const loaded = { ...rules, calendars: calendarsOf([...publishedCalendars, sample2027]) };
    const recounted = recountDue(loaded, due);
    expect(recounted).toMatchObject({ status: "FIXED", effectiveDue: nominalDue });
    expect(recounted).not.toHaveProperty("provisional");
  });
});

describe("years that are not loaded", () => {
  it("make a day pending that is counted back from them or rolls into them", () => {
    expect(dueFor(rules, "D-DEB-2", "2027-01-08").status).toBe("CALENDAR_PENDING");
    const noNewYear = calendarsOf(
      publishedCalendars.map((each) => ({ ...each, holidays: [...each.holidays, "2026-12-31"] })),
    );
    expect(count({ unit: "CD", length: 1 }, "2026-12-30", noNewYear)).toMatchObject({
      nominalDue: "2026-12-31",
      effectiveDue: null,
    });
  });

  it("do not matter to set days", () => {
    expect(dueFor(rules, "D-PMR-1", "2026-12-15")).toMatchObject({
      effectiveDue: "2027-01-31",
      status: "FIXED",
    });
  });
});

describe("how late", () => {
  it.each([
    ["SC-04 #1", "D-TI-1", "2026-08-17", "2026-08-21", 1, 1],
    ["SC-04 #7", "D-REC-5", "2026-09-07", "2026-10-09", 1, 1],
    ["SC-07 #5 in time", "D-OPN-1", "2026-10-09", "2026-10-16", 0, 0],
    ["SC-09 #2", "D-PMR-1", "2025-12-15", "2026-02-02", 2, 1],
  ])("%s: %s from %s done on %s", (_, code, base, done, days, workdays) => {
    const due = dueFor(rules, code, base);
    expect(overdueDays(due, instantAt(done, "09:00"))).toBe(days);
    expect(workdaysLate(calendars, due, done)).toBe(workdays);
  });

  it("SC-07 #5: six of seven working days are used", () => {
    expect(workdaysBetween(calendars, "2026-10-09", "2026-10-16")).toBe(6);
  });

  it("a span has as many working days as its days have, one by one, loaded years or not", () => {
    const sets = [calendars, calendarsOf([...publishedCalendars, sample2027]), calendarsOf([])];
    const day = fc.integer({ min: 0, max: 2200 }).map((days) => addDays("2023-11-20", days));
    void fc.assert(
      fc.property(fc.constantFrom(...sets), day, day, (loaded, from, to) => {
        let days = 0;
        for (let one = addDays(from, 1); one <= to; one = addDays(one, 1))
          if (isWorkdayOrGuess(loaded, one)) days += 1;
        expect(workdaysBetween(loaded, from, to)).toBe(days);
      }),
      { numRuns: 400 },
    );
  });

  it("SC-09 #2: overdue from 02-01 00:00 Shanghai, not a moment earlier", () => {
    const due = dueFor(rules, "D-PMR-1", "2025-12-15");
    expect(isOverdue(due, "2026-01-31T15:59:59.999Z", "24:00")).toBe(false);
    expect(isOverdue(due, "2026-01-31T16:00:00Z", "24:00")).toBe(true);
  });

  it("17:30 itself is in time, with or without milliseconds", () => {
    const due = dueFor(rules, "D-ENR-1", "2026-03-03");
    for (const now of ["2026-03-06T09:30:00Z", "2026-03-06T09:30:00.000Z"])
      expect(isOverdue(due, now, "17:30")).toBe(false);
    expect(isOverdue(due, "2026-03-06T09:30:00.001Z", "17:30")).toBe(true);
  });

  it("the suggested day is the earlier one", () => {
    expect(suggestedDay(dueFor(rules, "D-REC-5", "2026-09-07"))).toBe("2026-10-07");
    expect(suggestedDay(dueFor(rules, "D-ENR-1", "2026-03-03"))).toBe("2026-03-06");
  });
});

describe("counting back agrees with a list of working days", () => {
  const list = Array.from({ length: 730 }, (_, i) => new Date(Date.UTC(2025, 0, 1 + i)))
    .map((date) => ({ text: date.toISOString().slice(0, 10), weekday: date.getUTCDay() }))
    .filter(({ text, weekday }) => {
      const year = publishedCalendars.find((each) => text.startsWith(String(each.year)));
      if (year?.makeups.includes(text)) return true;
      return !year?.holidays.includes(text) && weekday % 6 !== 0;
    })
    .map(({ text }) => text);
  const dayIn2026 = fc.integer({ min: 0, max: 364 }).map((days) => addDays("2026-01-01", days));

  it("in working days", () => {
    void fc.assert(
      fc.property(dayIn2026, fc.integer({ min: 1, max: 60 }), (base, n) => {
        const { effectiveDue } = count({ unit: "WD-BEFORE", length: n }, base, calendars);
        expect(effectiveDue).toBe(list.filter((day) => day < base).at(-n));
      }),
      { numRuns: 3000 },
    );
  });
});
