import { type Calendars, isWorkdayOrGuess } from "#kernel/deadline/calendar.ts";
import { workdaysAfter } from "#kernel/deadline/count.ts";
import { dayOf, instantAt } from "#kernel/deadline/day.ts";

const [wake, rest, morning] = ["07:30", "21:00", "08:30"];

/** Quiet hours: 21:00 to 07:30 in Shanghai, and every day on which nobody works. */
export function isQuiet(calendars: Calendars, instant: string): boolean {
  const day = dayOf(instant);
  return (
    !isWorkdayOrGuess(calendars, day) ||
    instant < instantAt(day, wake) ||
    instant >= instantAt(day, rest)
  );
}

/** When somebody may be told what can wait: at once, or at 08:30 when the quiet hours are over. */
export function afterQuiet(calendars: Calendars, instant: string): string {
  return isQuiet(calendars, instant) ? nextMorning(calendars, instant) : instant;
}

/** The next 08:30 of a working day that is not over. */
export function nextMorning(calendars: Calendars, instant: string): string {
  const day = dayOf(instant);
  const isToday = isWorkdayOrGuess(calendars, day) && instant < instantAt(day, morning);
  return instantAt(isToday ? day : workdaysAfter(calendars, day, 1), morning);
}

/** When a reminder is due: this morning's digest may still take it until the quiet hours begin. */
export function digestMoment(calendars: Calendars, instant: string): string {
  const isMorning = instant < instantAt(dayOf(instant), morning);
  return isQuiet(calendars, instant) || isMorning ? nextMorning(calendars, instant) : instant;
}
