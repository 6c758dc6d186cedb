import * as z from "zod/mini";
import { DayText, text } from "../text/text.ts";
import { addDays, type Day, weekday, yearOf } from "./day.ts";

const firstYear = 2000;
const lastYear = 2200;

/** One year's holidays and make-up working days, as the State Council's notice has them. */
export const HolidayCalendar = z
  .object({
    year: z.int().check(z.gte(firstYear), z.lte(lastYear)),
    holidays: z.array(DayText).check(z.minLength(13, "节假日至少 13 天"), z.maxLength(100)),
    makeups: z.array(DayText).check(z.maxLength(50)),
    source: text(300, "须注明来源文件"),
    loadedBy: text(100),
    /** Set when a notice is corrected, so that dues counted before and after can be told apart. */
    version: z.optional(text(50)),
  })
  .check(
    z.superRefine(({ year, holidays, makeups }, context) => {
      const report = (message: string) => context.addIssue({ code: "custom", message });
      for (const day of [...holidays, ...makeups])
        if (!belongsTo(year, day)) report(`${day} 不在 ${year} 年`);
      for (const day of makeups) {
        if (weekday(day) !== 0 && weekday(day) !== 6) report(`${day} 不是周末，不能调为上班日`);
        if (holidays.includes(day)) report(`${day} 不能既放假又上班`);
      }
      if (new Set([...holidays, ...makeups]).size !== holidays.length + makeups.length)
        report("日期有重复");
      if (year < firstYear || year > lastYear) return;
      const workdays = workdaysOf(year, new Set(holidays), new Set(makeups));
      if (workdays < 240 || workdays > 255)
        report(`${year} 年工作日合计 ${workdays} 天，应在 240 至 255 天之间，请核对`);
    }),
  );
export type HolidayCalendar = z.infer<typeof HolidayCalendar>;

/**
 * A notice begins with New Year, whose days off and make-up days may lie in the last week of December
 * before it (as for 2006, 2008 and 2019); its last days never lie in the year after.
 */
function belongsTo(year: number, day: Day): boolean {
  return yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5) >= "12-25");
}

function workdaysOf(year: number, holidays: ReadonlySet<Day>, makeups: ReadonlySet<Day>): number {
  let workdays = 0;
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1))
    if (makeups.has(day) || (!holidays.has(day) && isWeekday(day))) workdays += 1;
  return workdays;
}

/** Monday to Friday. */
export function isWeekday(day: Day): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6;
}

/** The loaded years, ready for questions about single days. */
export type Calendars = {
  years: ReadonlySet<number>;
  holidays: ReadonlySet<Day>;
  makeups: ReadonlySet<Day>;
  /** Names the loaded set, e.g. `2025+2026`, or `2025+2026@2` after a correction. */
  version: string;
};

/**
 * Puts loaded years together. Of the last days of December the later notice decides, since it is the
 * one that joins them to New Year.
 */
export function calendarsOf(years: readonly HolidayCalendar[]): Calendars {
  const holidays = new Set<Day>();
  const makeups = new Set<Day>();
  for (const notice of years.toSorted((one, other) => one.year - other.year)) {
    for (const day of notice.holidays) if (holidays.add(day)) makeups.delete(day);
    for (const day of notice.makeups) if (makeups.add(day)) holidays.delete(day);
  }
  return {
    years: new Set(years.map(({ year }) => year)),
    holidays,
    makeups,
    version: years
      .map(({ year, version }) => (version === undefined ? `${year}` : `${year}@${version}`))
      .sort()
      .join("+"),
  };
}

/** Whether people work on a day; "unknown" in a year whose notice has not been loaded. */
export function workday(calendars: Calendars, day: Day): "yes" | "no" | "unknown" {
  if (!calendars.years.has(yearOf(day)) || mayStillChange(calendars, day)) return "unknown";
  return isWorkdayOrGuess(calendars, day) ? "yes" : "no";
}

const tuesday = 2;

/**
 * The last days of December hang on the notice of the year after, where New Year's Day is a Sunday,
 * Monday or Tuesday: so it was for 2006, 2007, 2008, 2012 and 2019, and may be for 2030. A notice that
 * joins a Tuesday to nothing has been loaded without its days of December.
 */
function mayStillChange({ years, holidays, makeups }: Calendars, day: Day): boolean {
  if (day.slice(5) < "12-29") return false;
  const newYear = `${yearOf(day) + 1}-01-01`;
  if (weekday(newYear) > tuesday) return false;
  if (!years.has(yearOf(newYear))) return true;
  const isJoined = [-1, 1].some((days) => holidays.has(addDays(newYear, days)));
  return weekday(newYear) === tuesday && !isJoined && !makeups.has(addDays(newYear, -3));
}

/** Statutory holidays that fall on the same date each year (全国年节及纪念日放假办法, since 2025). */
export const fixedHolidays = new Set(["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]);

/**
 * As `workday`, and for unknown years Monday to Friday less the holidays of fixed date: good for
 * provisional days only.
 */
export function isWorkdayOrGuess(calendars: Calendars, day: Day): boolean {
  if (calendars.makeups.has(day)) return true;
  if (calendars.holidays.has(day)) return false;
  const isGuess = !calendars.years.has(yearOf(day));
  return isWeekday(day) && !(isGuess && fixedHolidays.has(day.slice(5)));
}

/**
 * The next year whose calendar is missing, and the day from which somebody must be told so: 1 November
 * for the year to come (the State Council's notice comes about then). Looks a week
 * ahead, since it is asked once a week; undefined while nothing is missing.
 */
export function missingCalendar(
  { years }: Calendars,
  today: Day,
): { year: number; from: Day } | undefined {
  const year = yearOf(today);
  if (!years.has(year)) return { year, from: today };
  const november = `${year}-11-01`;
  if (years.has(year + 1) || addDays(today, 6) < november) return undefined;
  return { year: year + 1, from: today < november ? november : today };
}
