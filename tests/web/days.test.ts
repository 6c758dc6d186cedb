import { describe, expect, it } from "vitest";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { nextQuarter, quarterOf } from "../../web/page/coverage/coverage.ts";
import { dayMark, lastDayOf, nextMonth, weekOf, weeksOf } from "../../web/page/deadlines/months.ts";

describe("the calendar of deadlines", () => {
  it("a month is drawn in whole weeks from Monday on, none of them of another month", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks).toHaveLength(6);
    expect([weeks[0]?.[0], weeks[0]?.[6], weeks[5]?.[0]]).toEqual([
      "2026-10-26",
      "2026-11-01",
      "2026-11-30",
    ]);
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  it("months and quarters follow each other over the years, leap days included", () => {
    expect([nextMonth("2026-12", 1), nextMonth("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
    expect([lastDayOf("2028-02"), lastDayOf("2026-11")]).toEqual(["2028-02-29", "2026-11-30"]);
    expect(quarterOf("2026-10-01")).toEqual({ year: 2026, quarter: 4 });
    expect(nextQuarter({ year: 2026, quarter: 4 }, 1)).toEqual({ year: 2027, quarter: 1 });
    expect(nextQuarter({ year: 2026, quarter: 1 }, -1)).toEqual({ year: 2025, quarter: 4 });
  });

  it("a week is named by its Monday and Sunday, over the end of a month too", () => {
    expect(weekOf("2026-11-27")).toBe("11-23 至 11-29 到期");
    expect(weekOf("2026-11-30")).toBe("11-30 至 12-06 到期");
  });

  it("says of each day whether people work: weekends, holidays, and make-up days on weekends", () => {
    const year = publishedCalendars.find((one) => one.year === 2026);
    expect(year && dayMark(year, "2026-02-17"), "a Tuesday in 春节").toBe("休");
    expect(year && dayMark(year, "2026-02-14"), "a Saturday worked for it").toBe("班");
    expect(year && dayMark(year, "2026-02-28"), "another").toBe("班");
    expect(dayMark(year, "2026-03-07"), "a usual Saturday").toBe("休");
    expect(dayMark(year, "2026-03-08"), "a usual Sunday").toBe("休");
    expect(dayMark(year, "2026-03-09"), "a usual Monday").toBe("");
    expect(dayMark(undefined, "2027-01-02"), "a weekend of a year not loaded").toBe("休");
  });
});
