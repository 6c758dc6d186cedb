import { describe, expect, it } from "vitest";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { addDays } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { holidaysOf, remindedOn } from "#process/learning/festivals.ts";

const calendars = calendarsOf(publishedCalendars);

describe("festival reminders three working days ahead (process sheet §4.11)", () => {
  it("finds the seven holidays of 2026 in its notice", () => {
    expect(holidaysOf(calendars, 2026)).toEqual([
      { festivals: ["NEW_YEAR"], from: "2026-01-01" },
      { festivals: ["SPRING"], from: "2026-02-15" },
      { festivals: ["QINGMING"], from: "2026-04-04" },
      { festivals: ["LABOUR"], from: "2026-05-01" },
      { festivals: ["DRAGON_BOAT"], from: "2026-06-19" },
      { festivals: ["MID_AUTUMN"], from: "2026-09-25" },
      { festivals: ["NATIONAL"], from: "2026-10-01" },
    ]);
  });

  it("中秋 and 国庆 of 2025 were one holiday, reminded of once", () => {
    expect(holidaysOf(calendars, 2025).at(-1)).toEqual({
      festivals: ["MID_AUTUMN", "NATIONAL"],
      from: "2025-10-01",
    });
    expect(holidaysOf(calendars, 2025)).toHaveLength(6);
  });

  it("of a year without a notice only holidays of fixed date are known", () => {
    expect(holidaysOf(calendars, 2027).map(({ from }) => from)).toEqual([
      "2027-01-01",
      "2027-05-01",
      "2027-10-01",
    ]);
  });

  it.each([
    ["2026-01-01", "2025-12-29"],
    // 02-14 is a working Saturday.
    ["2026-02-15", "2026-02-12"],
    ["2026-04-04", "2026-04-01"],
    ["2026-05-01", "2026-04-28"],
    ["2026-06-19", "2026-06-16"],
    ["2026-09-25", "2026-09-22"],
    // 中秋 and its weekend lie between.
    ["2026-10-01", "2026-09-28"],
  ])("the holiday from %s is reminded of from %s until it begins", (from, first) => {
    const isReminded = (day: string) =>
      remindedOn(calendars, day).some((holiday) => holiday.from === from);
    expect(isReminded(addDays(first, -1))).toBe(false);
    expect(isReminded(first)).toBe(true);
    expect(isReminded(addDays(from, -1))).toBe(true);
    expect(isReminded(from)).toBe(false);
  });
});
