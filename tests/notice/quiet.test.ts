import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarsOf, workday } from "#kernel/deadline/calendar.ts";
import { addDays, dayOf, instantAt, instantText } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { afterQuiet, digestMoment, isQuiet, nextMorning } from "#notice/quiet.ts";

const calendars = calendarsOf(publishedCalendars);
const begin = Date.parse(instantAt("2026-01-01", "00:00"));
const end = Date.parse(instantAt("2026-12-20", "23:59"));
const anyInstant = fc
  .integer({ min: begin, max: end })
  .map((millis) => new Date(millis).toISOString());
const clockOf = (instant: string) => instantText(instant).slice(11);

/** Every minute of some days around a holiday, so that no edge is missed by chance. */
const minutes = ["2026-02-13", "2026-02-14", "2026-02-15", "2026-02-28", "2026-03-06"].flatMap(
  (day) =>
    Array.from({ length: 24 * 60 }, (_, minute) =>
      new Date(Date.parse(instantAt(day, "00:00")) + minute * 60_000).toISOString(),
    ),
);

describe("quiet hours, over the year 2026", () => {
  it("hold from 21:00 to 07:30 and on every day off, and at no other time", () => {
    const check = (instant: string) => {
      const clock = clockOf(instant);
      const isWorkday = workday(calendars, dayOf(instant)) === "yes";
      expect(isQuiet(calendars, instant)).toBe(!isWorkday || clock < "07:30" || clock >= "21:00");
    };
    for (const instant of minutes) check(instant);
    fc.assert(fc.property(anyInstant, check), { numRuns: 2000 });
  });

  it("what can wait is told at once, or at 08:30 of the first working day that follows", () => {
    const check = (instant: string) => {
      const at = afterQuiet(calendars, instant);
      const day = dayOf(at);
      if (!isQuiet(calendars, instant)) {
        expect(at).toBe(instant);
        return;
      }
      expect(at > instant).toBe(true);
      expect(clockOf(at)).toBe("08:30");
      expect(isQuiet(calendars, at)).toBe(false);
      for (let skipped = addDays(dayOf(instant), 1); skipped < day; skipped = addDays(skipped, 1))
        expect(workday(calendars, skipped), `${skipped} was skipped`).toBe("no");
    };
    for (const instant of minutes.filter((_, place) => place % 7 === 0)) check(instant);
    fc.assert(fc.property(anyInstant, check), { numRuns: 1000 });
  });

  it("a digest goes out on working days from 08:30 on, never in quiet hours", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        for (const at of [digestMoment(calendars, instant), nextMorning(calendars, instant)]) {
          expect(at >= instant).toBe(true);
          expect(isQuiet(calendars, at)).toBe(false);
          expect(clockOf(at) >= "08:30").toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("knows the make-up days: 2026-02-14 is worked, 2026-02-15 begins the festival", () => {
    expect(afterQuiet(calendars, instantAt("2026-02-13", "22:00"))).toBe(
      instantAt("2026-02-14", "08:30"),
    );
    expect(afterQuiet(calendars, instantAt("2026-02-14", "21:00"))).toBe(
      instantAt("2026-02-24", "08:30"),
    );
    expect(afterQuiet(calendars, instantAt("2026-02-24", "03:00"))).toBe(
      instantAt("2026-02-24", "08:30"),
    );
  });
});
