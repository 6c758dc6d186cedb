import { isWorkday } from "chinese-days";
import { describe, expect, it } from "vitest";
import {
  calendarsOf,
  HolidayCalendar,
  isWorkdayOrGuess,
  workday,
} from "#kernel/deadline/calendar.ts";
import { addDays, quarterEnd, quarterStart } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { rules, sample2027 } from "./fixture.ts";

const problemsOf = (changes: Partial<HolidayCalendar>) =>
  HolidayCalendar.safeParse({ ...sample2027, ...changes }).error?.issues.map((i) => i.message);

describe("published calendars", () => {
  it("agree with the package chinese-days on each day of 2025 and 2026", () => {
    const different: string[] = [];
    for (let day = "2025-01-01"; day <= "2026-12-31"; day = addDays(day, 1))
      if ((workday(rules.calendars, day) === "yes") !== isWorkday(day)) different.push(day);
    expect(different).toEqual([]);
  });

  it("pass the checks that loaded calendars must pass", () => {
    for (const year of [...publishedCalendars, sample2027])
      expect(HolidayCalendar.safeParse(year).error).toBeUndefined();
  });
});

describe("a loaded calendar is refused", () => {
  it.each<[string, Partial<HolidayCalendar>, string]>([
    ["a day of another year", { makeups: ["2026-02-14"] }, "2026-02-14 不在 2027 年"],
    [
      "a make-up day in the week",
      { makeups: ["2027-03-04"] },
      "2027-03-04 不是周末，不能调为上班日",
    ],
    ["a day both off and on", { makeups: ["2027-02-06"] }, "2027-02-06 不能既放假又上班"],
    ["too few holidays", { holidays: ["2027-01-01"] }, "节假日至少 13 天"],
    [
      "too many working days",
      { holidays: [], makeups: [] },
      "2027 年工作日合计 261 天，应在 240 至 255 天之间，请核对",
    ],
  ])("with %s", (_, changes, message) => {
    expect(problemsOf(changes)).toContain(message);
  });

  it.each([0, 1999, 999_999_999])("for the year %i, without failing itself", (year) => {
    expect(problemsOf({ year })).not.toEqual([]);
  });
});

describe("loaded years", () => {
  it("name a corrected notice, so that old dues show which one they were counted with", () => {
    const [first, second] = publishedCalendars;
    if (first === undefined || second === undefined) throw new Error("two years expected");
    expect(calendarsOf([second, first]).version).toBe("2025+2026");
    expect(calendarsOf([first, { ...second, version: "2" }]).version).toBe("2025+2026@2");
  });

  it("follow their own notice: fixed-date holidays are guessed for unloaded years only", () => {
    const plain = calendarsOf([{ ...sample2027, year: 2018, holidays: [], makeups: [] }]);
    expect(workday(plain, "2018-05-02")).toBe("yes");
    expect(workday(plain, "2019-05-02")).toBe("unknown");
    expect(isWorkdayOrGuess(plain, "2019-05-02")).toBe(false);
  });
});

describe("quarters", () => {
  it.each([
    [1, "2026-01-01", "2026-03-31"],
    [2, "2026-04-01", "2026-06-30"],
    [4, "2026-10-01", "2026-12-31"],
    [5, "2027-01-01", "2027-03-31"],
  ])("%i of 2026 runs from %s to %s", (quarter, first, last) => {
    expect([quarterStart(2026, quarter), quarterEnd(2026, quarter)]).toEqual([first, last]);
  });
});
