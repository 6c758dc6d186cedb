import { type Calendars, isWorkdayOrGuess, workday } from "./calendar.ts";
import { addDays, addMonths, type Day, dayOf, daysBetween, instantAt } from "./day.ts";
import { workdaysBetween } from "./span.ts";

/**
 * How a length is counted from its base: working days, calendar days, months; or back from an
 * event that is still to come.
 */
export type CountedUnit = "WD" | "CD" | "M" | "WD-BEFORE" | "CD-BEFORE";

/** A period of the register: a counted one, or a day that is simply set. */
export type Period = { unit: CountedUnit; length: number } | { unit: "FIX" | "Q"; day: Day };

/** A due day, with all that is needed to explain it and to count it again. */
export type Due = {
  ruleCode: string;
  base: Day;
  period: Period;
  /** The counted day before rolling; the earlier one of the two is shown as 建议完成日. */
  nominalDue: Day;
  /** The day that counts; null while the year's calendar is not loaded, and while the limit rests. */
  effectiveDue: Day | null;
  status: "FIXED" | "CALENDAR_PENDING" | "RESTING";
  /** Monday-to-Friday estimate while the calendar is pending. */
  provisional?: Day;
  calendarVersion: string;
  registerVersion: string;
};

/** Counts a period from its base; the base itself is never counted (实施条例 Art. 327). */
export function count(
  period: Period,
  base: Day,
  calendars: Calendars,
): Pick<Due, "nominalDue" | "effectiveDue" | "status" | "provisional"> {
  switch (period.unit) {
    case "WD":
      return stepped(calendars, base, period.length, 1);
    case "WD-BEFORE":
      return stepped(calendars, base, period.length, -1);
    case "CD":
      return rolled(calendars, addDays(base, period.length));
    case "CD-BEFORE": {
      const day = addDays(base, -period.length);
      return fixed(day, day);
    }
    case "M":
      return rolled(calendars, addMonths(base, period.length));
    case "FIX":
    case "Q":
      return fixed(period.day, period.day);
  }
}

function fixed(nominalDue: Day, effectiveDue: Day) {
  return { nominalDue, effectiveDue, status: "FIXED" } as const;
}

function pending(nominalDue: Day, provisional: Day) {
  return { nominalDue, effectiveDue: null, status: "CALENDAR_PENDING", provisional } as const;
}

function stepped(calendars: Calendars, base: Day, n: number, direction: 1 | -1) {
  const { day, isSure } = stepWorkdays(calendars, base, n, direction);
  return isSure ? fixed(day, day) : pending(day, day);
}

/** A last day that is a day off ends with the next working day. */
function rolled(calendars: Calendars, nominal: Day) {
  let day = nominal;
  let isSure = workday(calendars, day) !== "unknown";
  while (!isWorkdayOrGuess(calendars, day)) {
    day = addDays(day, 1);
    isSure &&= workday(calendars, day) !== "unknown";
  }
  return isSure ? fixed(nominal, day) : pending(nominal, day);
}

function stepWorkdays(calendars: Calendars, from: Day, n: number, direction: 1 | -1) {
  let day = from;
  let isSure = true;
  for (let left = n; left > 0; ) {
    day = addDays(day, direction);
    isSure &&= workday(calendars, day) !== "unknown";
    if (isWorkdayOrGuess(calendars, day)) left -= 1;
  }
  return { day, isSure };
}

/** n-th working day after a day, that day excluded; estimated in years not loaded. */
export function workdaysAfter(calendars: Calendars, day: Day, n: number): Day {
  return stepWorkdays(calendars, day, n, 1).day;
}

/** n-th working day before a day (T-n), that day excluded; estimated in years not loaded. */
export function workdaysBefore(calendars: Calendars, day: Day, n: number): Day {
  return stepWorkdays(calendars, day, n, -1).day;
}

/** Whether a due day has gone by at an instant; a pending one never has. */
export function isOverdue(due: Due, now: string, cutoff: "24:00" | "17:30"): boolean {
  if (due.effectiveDue === null) return false;
  const today = dayOf(now);
  if (today !== due.effectiveDue) return today > due.effectiveDue;
  return cutoff === "17:30" && Date.parse(now) > Date.parse(instantAt(today, "17:30"));
}

/** Calendar days by which an instant is past a due day; none while the calendar is pending. */
export function overdueDays({ effectiveDue }: Due, now: string): number {
  return effectiveDue === null ? 0 : Math.max(0, daysBetween(effectiveDue, dayOf(now)));
}

/** Working days by which a day is past a due day; none while the calendar is pending. */
export function workdaysLate(calendars: Calendars, { effectiveDue }: Due, day: Day): number {
  return effectiveDue === null ? 0 : workdaysBetween(calendars, effectiveDue, day);
}

/** The day to plan with: effective, else estimated. */
export function dueDayOf({ effectiveDue, provisional, nominalDue }: Due): Day {
  return effectiveDue ?? provisional ?? nominalDue;
}

/** Whether the day to plan with lies between two days; a limit that rests has no day. */
export function isDueWithin(
  due: Due,
  { from, to }: { from?: Day | undefined; to?: Day | undefined },
): boolean {
  const day = dueDayOf(due);
  return due.status !== "RESTING" && day >= (from ?? day) && day <= (to ?? day);
}

/** 建议完成日: the earlier of the nominal and the effective day. */
export function suggestedDay({ nominalDue, effectiveDue }: Due): Day {
  return effectiveDue !== null && effectiveDue < nominalDue ? effectiveDue : nominalDue;
}
