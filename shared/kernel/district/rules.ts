import type { Calendars } from "../deadline/calendar.ts";
import { count, type Due, type Period } from "../deadline/count.ts";
import { type Day, daysBetween, quarterEnd, quarterOf, yearOf } from "../deadline/day.ts";
import type { Register } from "../deadline/register.ts";
import { type Refusal, type RefusalCode, refuse } from "../refusal.ts";
import type { DistrictConfig } from "./config.ts";

/** What a district has set: its calendar years, its deadline register, its other choices. */
export type Rules = {
  calendars: Calendars;
  register: Register;
  config: DistrictConfig;
};

/**
 * The due day of a register code. `usedWorkdays` shortens a working-day limit whose clock has
 * rested; at least one day is always left. `length`, in the limit's unit, is one that the matter itself
 * has set in place of the register's.
 * @throws Error for a code that the register does not have.
 */
export function dueFor(
  rules: Rules,
  code: string,
  base: Day,
  { usedWorkdays = 0, length }: { usedWorkdays?: number; length?: number } = {},
): Due {
  return dueOf(rules, code, base, periodOf(rules, code, base, { usedWorkdays, length }));
}

/**
 * A quarter's duty: it falls in the quarter of its base if enough calendar days are left, else in
 * the next one (article §1.3, `quarterlyVisit.firstQuarter`).
 */
export function quarterDueFor(rules: Rules, code: string, base: Day): Due {
  const { year, quarter } = quarterOf(base);
  const thisEnd = quarterEnd(year, quarter);
  const isSoon = daysBetween(base, thisEnd) < rules.config.quarterlyVisitFirstQuarterDays;
  const day = isSoon ? quarterEnd(year, quarter + 1) : thisEnd;
  return dueOf(rules, code, base, { unit: "Q", day });
}

/** The same due counted again under today's rules; its own period and base are kept. */
export function recountDue(rules: Rules, due: Due): Due {
  return dueOf(rules, due.ruleCode, due.base, due.period);
}

function dueOf(rules: Rules, ruleCode: string, base: Day, period: Period): Due {
  return {
    ruleCode,
    base,
    period,
    ...count(period, base, rules.calendars),
    calendarVersion: rules.calendars.version,
    registerVersion: rules.register.version,
  };
}

function periodOf(
  rules: Rules,
  code: string,
  base: Day,
  { usedWorkdays, length: set }: { usedWorkdays: number; length: number | undefined },
): Period {
  const limit = rules.register.limits[code];
  if (limit === undefined) throw new Error(`No deadline ${code}`);
  const { unit, length } = limit;
  if (unit === "FIX") return { unit, day: nextFixed(String(length), base) };
  if (unit === "Q") {
    const { year, quarter } = quarterOf(base);
    return { unit, day: quarterEnd(year, quarter) };
  }
  const used = unit === "WD" ? usedWorkdays : 0;
  return { unit, length: Math.max(1, (set ?? Number(length)) - used) };
}

/**
 * Why a matter cannot be sent back once more, which says how often this district lets it be: undefined
 * while `before`, the returns that it had, are fewer (process sheet §4.0).
 */
export function checkReturns(
  { config: { maxReturns } }: Rules,
  before: number,
  code: RefusalCode,
): Refusal | undefined {
  if (before < maxReturns) return undefined;
  return refuse(code, maxReturns === 0 ? "本区规定不予退回" : `本区规定最多退回 ${maxReturns} 次`);
}

/** The next `mm-dd` that is not before the base. */
function nextFixed(monthDay: string, base: Day): Day {
  const day = `${yearOf(base)}-${monthDay}`;
  return day >= base ? day : `${yearOf(base) + 1}-${monthDay}`;
}
