import { type Calendars, fixedHolidays, isWeekday } from "./calendar.ts";
import { addDays, type Day, daysBetween, yearOf } from "./day.ts";

/**
 * Working days in (from, to], as `isWorkdayOrGuess` counts them. Weeks hold five, less and more by what
 * the notices list: lists of overdue matters ask for years, so no day is looked at by itself.
 */
export function workdaysBetween(calendars: Calendars, from: Day, to: Day): number {
  if (to <= from) return 0;
  const { holidays, makeups } = calendars;
  const isWithin = (day: Day) => from < day && day <= to;
  const isOff = (day: Day) => isWithin(day) && isWeekday(day) && !makeups.has(day);
  const added = [...makeups].filter((day) => isWithin(day) && !isWeekday(day));
  const lost = [...holidays].filter(isOff);
  const guessed = guessedHolidays(calendars, from, to).filter(
    (day) => isOff(day) && !holidays.has(day),
  );
  return weekdaysBetween(from, to) + added.length - lost.length - guessed.length;
}

function weekdaysBetween(from: Day, to: Day): number {
  const weeks = Math.floor(daysBetween(from, to) / 7);
  let days = weeks * 5;
  for (let day = addDays(from, weeks * 7 + 1); day <= to; day = addDays(day, 1))
    if (isWeekday(day)) days += 1;
  return days;
}

/** What is known of the years whose notices are not loaded. */
function guessedHolidays({ years }: Calendars, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    if (!years.has(year)) for (const day of fixedHolidays) days.push(`${year}-${day}`);
  return days;
}
