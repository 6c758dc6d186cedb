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

describe("a notice that reaches back into December", () => {
  const span = (from: string, to: string) => {
    const days: string[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  };
  /** An invented notice of the usual length whose New Year is as given. */
  const notice = (year: number, holidays: string[], makeups: string[]): HolidayCalendar => ({
    ...sample2027,
    year,
    holidays: [
      ...holidays,
      ...span(`${year}-02-04`, `${year}-02-10`),
      ...span(`${year}-10-01`, `${year}-10-07`),
    ],
    makeups,
  });
  const y2029 = notice(2029, ["2029-01-01"], []);
  const y2030 = notice(2030, span("2029-12-30", "2030-01-01"), ["2029-12-29"]);

  it.each([
    [2006, ["2006-01-01", "2006-01-02", "2006-01-03"], ["2005-12-31"]],
    [2008, span("2007-12-30", "2008-01-01"), ["2007-12-29"]],
    [2030, span("2029-12-30", "2030-01-01"), ["2029-12-29"]],
  ])("is taken as published for %i", (year, holidays, makeups) => {
    expect(HolidayCalendar.safeParse(notice(year, holidays, makeups)).error).toBeUndefined();
  });

  it.each([
    ["2028-12-31", "of two years before"],
    ["2029-12-24", "of long before New Year"],
    ["2031-01-01", "of the year after"],
  ])("does not take %s, %s", (day) => {
    const read = HolidayCalendar.safeParse({ ...y2030, holidays: [...y2030.holidays, day] });
    expect(read.error?.issues.map(({ message }) => message)).toContain(`${day} 不在 2030 年`);
  });

  it.each([[[y2029, y2030]], [[y2030, y2029]]])("decides, whatever was loaded first", (years) => {
    const calendars = calendarsOf(years);
    expect(
      ["2029-12-28", "2029-12-29", "2029-12-31"].map((day) => workday(calendars, day)),
    ).toEqual(["yes", "yes", "no"]);
  });

  it("leaves nobody with wrong days for sure, before it is loaded or cut short", () => {
    const cut = { ...y2030, holidays: y2030.holidays.slice(2), makeups: [] };
    for (const years of [[y2029], [y2029, cut]])
      for (const day of ["2029-12-29", "2029-12-31"])
        expect(workday(calendarsOf(years), day)).toBe("unknown");
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
