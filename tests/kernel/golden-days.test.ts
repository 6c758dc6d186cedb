import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarsOf, HolidayCalendar, workday } from "#kernel/deadline/calendar.ts";
import { reminderPlan } from "#kernel/deadline/colour.ts";
import { count, isOverdue, type Period, workdaysBefore } from "#kernel/deadline/count.ts";
import { addDays, addMonths, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { checkOverride, registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { dueFor, quarterDueFor, type Rules, recountDue } from "#kernel/district/rules.ts";

const calendars = calendarsOf(publishedCalendars);
const rules: Rules = {
  calendars,
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};

describe("calendars of 2025 and 2026", () => {
  const workdaysIn = (prefix: string) => {
    let days = 0;
    for (let day = "2025-01-01"; day <= "2026-12-31"; day = addDays(day, 1))
      if (day.startsWith(prefix) && workday(calendars, day) === "yes") days += 1;
    return days;
  };

  it("have 248 working days a year", () => {
    expect([workdaysIn("2025"), workdaysIn("2026")]).toEqual([248, 248]);
  });

  it("have the working days of each month of 2026", () => {
    const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);
    expect(months.map(workdaysIn)).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  it("refuse a make-up day that is no weekend and a day of another year", () => {
    const wrong = {
      ...publishedCalendars[1],
      makeups: ["2026-03-04", "2025-10-11"],
    };
    const result = HolidayCalendar.safeParse(wrong);
    expect(result.error?.issues.map(({ message }) => message)).toEqual(
      expect.arrayContaining(["2026-03-04 不是周末，不能调为上班日", "2025-10-11 不在 2026 年"]),
    );
  });
});

describe("golden dates of the deadline rules", () => {
  const period = (text: string): Period => {
    const [length, unit] = text.split(" ");
    return { unit: unit as "WD", length: Number(length) };
  };

  it.each([
    ["15 WD", "2026-09-18", "2026-10-15", "2026-10-15"],
    ["10 WD", "2026-09-07", "2026-09-20", "2026-09-20"],
    ["5 WD", "2026-09-30", "2026-10-13", "2026-10-13"],
    ["1 M", "2026-01-16", "2026-02-16", "2026-02-24"],
    ["1 M", "2026-08-31", "2026-09-30", "2026-09-30"],
    ["1 M", "2026-09-01", "2026-10-01", "2026-10-08"],
    ["30 CD", "2026-09-07", "2026-10-07", "2026-10-08"],
    ["30 CD", "2026-10-16", "2026-11-15", "2026-11-16"],
  ])("%s from %s", (text, base, nominalDue, effectiveDue) => {
    expect(count(period(text), base, calendars)).toEqual({
      nominalDue,
      effectiveDue,
      status: "FIXED",
    });
  });

  it("FIX does not roll off a Saturday", () => {
    expect(count({ unit: "FIX", day: "2026-01-31" }, "2026-01-01", calendars).effectiveDue).toBe(
      "2026-01-31",
    );
  });

  it("T-5WD of 2026-09-30 steps over 中秋", () => {
    expect(workdaysBefore(calendars, "2026-09-30", 5)).toBe("2026-09-22");
  });

  it("a year not loaded is pending with a provisional day, never a silent guess", () => {
    expect(count(period("15 WD"), "2026-12-11", calendars)).toEqual({
      nominalDue: "2027-01-04",
      effectiveDue: null,
      status: "CALENDAR_PENDING",
      provisional: "2027-01-04",
    });
  });
});

describe("due days of scenarios", () => {
  it.each([
    ["SC-01 #1", "D-ENR-1", "2026-03-03", "2026-03-06"],
    ["SC-01 #2", "D-ENR-2", "2026-03-04", "2026-03-09"],
    ["SC-01 #3", "D-ENR-3", "2026-03-06", "2026-03-20"],
    ["SC-01 #5", "D-ENR-4", "2026-03-11", "2026-03-16"],
    ["SC-01 #5", "D-ENR-5", "2026-03-13", "2026-03-27"],
    ["SC-01 #7", "D-ENR-7", "2026-03-20", "2026-03-25"],
    ["SC-01 #7", "D-ENR-8", "2026-03-20", "2026-03-27"],
    ["SC-01 #7", "D-ENR-9", "2026-03-20", "2026-04-20"],
    ["SC-01 #7", "D-EDU-2", "2026-03-20", "2026-04-20"],
    ["SC-01 #7", "D-PMR-3", "2026-03-20", "2026-04-20"],
    ["SC-04 #1", "D-TI-1", "2026-08-17", "2026-08-20"],
    ["SC-04 #2", "D-TI-2", "2026-08-26", "2026-09-16"],
    ["SC-04 #2", "D-TI-3", "2026-08-31", "2026-09-02"],
    ["SC-04 #4", "D-REC-1", "2026-09-04", "2026-09-08"],
    ["SC-04 #4", "D-REC-2", "2026-09-07", "2026-09-20"],
    ["SC-04 #4", "D-REC-4", "2026-09-07", "2026-09-28"],
    ["SC-04 #4", "D-REC-5", "2026-09-07", "2026-10-08"],
    ["SC-04 #7", "D-REC-7", "2026-10-09", "2026-10-22"],
    ["SC-07 #1", "D-OPN-2", "2026-10-09", "2026-10-13"],
    ["SC-07 #1", "D-OPN-1", "2026-10-09", "2026-10-19"],
    ["SC-07 #1", "D-AWD-1", "2026-10-09", "2026-10-15"],
    ["SC-07 #6", "D-OPN-3", "2026-11-06", "2026-11-13"],
    ["SC-09 #1", "D-PMR-1", "2025-12-15", "2026-01-31"],
    ["SC-09 #3", "D-PMR-5", "2026-01-20", "2026-02-10"],
    ["SC-09 #3", "D-PMR-4", "2026-01-28", "2026-02-11"],
    ["SC-09 #4", "D-PMR-2", "2026-09-04", "2026-10-08"],
    ["SC-09 #5", "D-PMR-6", "2026-10-02", "2026-10-12"],
  ])("%s %s from %s is %s", (_, code, base, due) => {
    expect(dueFor(rules, code, base).effectiveDue).toBe(due);
  });

  it("SC-01 #7: eleven days left in the quarter put the first visit into the next", () => {
    expect(quarterDueFor(rules, "D-QI-1", "2026-03-20").effectiveDue).toBe("2026-06-30");
    expect(quarterDueFor(rules, "D-QI-1", "2026-03-01").effectiveDue).toBe("2026-03-31");
  });

  it("SC-01 #7: the yearly review waits for the calendar of 2027, and is recounted when it comes", () => {
    const due = dueFor(rules, "D-ENR-10", "2026-03-20");
    expect(due).toMatchObject({
      nominalDue: "2027-03-20",
      effectiveDue: null,
      status: "CALENDAR_PENDING",
      provisional: "2027-03-22",
    });
    const published = {
      year: 2027,
      holidays: [],
      makeups: ["2027-03-20"],
      source: "test",
      loadedBy: "test",
    };
    const later = { ...rules, calendars: calendarsOf([...publishedCalendars, published]) };
    expect(recountDue(later, due)).toMatchObject({
      effectiveDue: "2027-03-20",
      status: "FIXED",
      calendarVersion: "2025+2026+2027",
    });
  });

  it("a rested clock keeps the days already used", () => {
    expect(dueFor(rules, "D-ENR-1", "2026-03-09", { usedWorkdays: 1 }).effectiveDue).toBe(
      "2026-03-11",
    );
  });
});

describe("what happens around a due day", () => {
  const planOf = (code: string, base: string) =>
    reminderPlan(dueFor(rules, code, base), { ...rules, from: base }).map(
      ({ at, kind }) => `${dayOf(at)} ${kind}`,
    );

  it("SC-01 #5: 区委办 is reminded on 03-25 at 08:30", () => {
    const plan = reminderPlan(dueFor(rules, "D-ENR-5", "2026-03-13"), {
      ...rules,
      from: "2026-03-13",
    });
    expect(plan.map(({ at }) => at)).toContain(instantAt("2026-03-25", "08:30"));
  });

  it("SC-04 #4, #7: reminders 09-23, 09-29, 10-08; 黄 10-09, 红 10-14", () => {
    expect(planOf("D-REC-5", "2026-09-07").slice(0, 5)).toEqual([
      "2026-09-23 REMINDER",
      "2026-09-29 BLUE",
      "2026-10-08 REMINDER",
      "2026-10-09 YELLOW",
      "2026-10-14 RED",
    ]);
  });

  it("SC-09 #1, #2: 01-05, 01-16, 01-26, 01-29, then 黄 02-02 and 红 02-06", () => {
    expect(planOf("D-PMR-1", "2025-12-15").filter((step) => !step.includes("TALK"))).toEqual([
      "2026-01-05 REMINDER",
      "2026-01-16 REMINDER",
      "2026-01-26 REMINDER",
      "2026-01-29 BLUE",
      "2026-02-02 YELLOW",
      "2026-02-06 RED",
    ]);
  });

  it("overdue begins with the next day, or at 17:30 where the district says so", () => {
    const due = dueFor(rules, "D-ENR-1", "2026-03-03");
    expect(isOverdue(due, instantAt("2026-03-06", "23:59"), "24:00")).toBe(false);
    expect(isOverdue(due, instantAt("2026-03-07", "00:00"), "24:00")).toBe(true);
    expect(isOverdue(due, instantAt("2026-03-06", "17:31"), "17:30")).toBe(true);
  });
});

describe("the register", () => {
  it.each([
    ["D-PET-1", 16, "config.statutory"],
    ["D-CLU-2", 2, "config.statutory"],
    ["D-ENR-1", 10, "config.invalid"],
    ["D-NONE", 1, "config.invalid"],
    ["D-PMR-1", 1, "config.invalid"],
  ])("refuses %s = %i", (code, length, problem) => {
    expect(checkOverride(code, length)?.code).toBe(problem);
  });

  it("lets statutory limits be shortened and free ones be lengthened", () => {
    expect(checkOverride("D-PET-1", 10)).toBeUndefined();
    expect(checkOverride("D-ENR-5", 20)).toBeUndefined();
  });
});

describe("counting agrees with a brute-force day counter", () => {
  const dayIn = fc.integer({ min: 0, max: 600 }).map((days) => addDays("2025-01-02", days));
  const off = new Set(publishedCalendars.flatMap(({ holidays }) => holidays));
  const made = new Set(publishedCalendars.flatMap(({ makeups }) => makeups));
  const works = (day: string) => {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    const isFixed = /-(01-01|05-0[12]|10-0[123])$/.test(day);
    return made.has(day) || (!off.has(day) && !isFixed && weekday > 0 && weekday < 6);
  };

  it("in working days", () => {
    void fc.assert(
      fc.property(dayIn, fc.integer({ min: 1, max: 60 }), (base, n) => {
        let [day, left] = [base, n];
        while (left > 0) {
          day = addDays(day, 1);
          if (works(day)) left -= 1;
        }
        const { effectiveDue, provisional } = count({ unit: "WD", length: n }, base, calendars);
        expect(effectiveDue ?? provisional).toBe(day);
        expect(effectiveDue === null).toBe(day > "2026-12-31");
      }),
      { numRuns: 2000 },
    );
  });

  it("in calendar days and months, rolling off days off", () => {
    void fc.assert(
      fc.property(dayIn, fc.integer({ min: 1, max: 90 }), fc.boolean(), (base, n, inMonths) => {
        const months = (n % 12) + 1;
        let day = inMonths ? addMonths(base, months) : addDays(base, n);
        const nominal = day;
        while (!works(day)) day = addDays(day, 1);
        const due = count(
          inMonths ? { unit: "M", length: months } : { unit: "CD", length: n },
          base,
          calendars,
        );
        expect(due.nominalDue).toBe(nominal);
        expect(due.effectiveDue ?? due.provisional).toBe(day);
        expect(due.effectiveDue === null).toBe(day > "2026-12-31");
      }),
      { numRuns: 2000 },
    );
  });

  it("in months: same date, or the month's end", () => {
    void fc.assert(
      fc.property(dayIn, fc.integer({ min: 1, max: 24 }), (base, n) => {
        const result = addMonths(base, n);
        const sameDate = result.slice(8) === base.slice(8);
        const isMonthEnd = addDays(result, 1).slice(8) === "01";
        expect(sameDate || isMonthEnd).toBe(true);
      }),
    );
  });
});
