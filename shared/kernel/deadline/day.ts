/** A calendar day in Shanghai, `yyyy-mm-dd`; compares as text. */
export type Day = string;

const dayMs = 24 * 3600 * 1000;
const shanghaiMs = 8 * 3600 * 1000;

/** The Shanghai day of a UTC instant (UTC+8, no daylight saving). */
export function dayOf(instant: string): Day {
  return new Date(Date.parse(instant) + shanghaiMs).toISOString().slice(0, 10);
}

/** The UTC instant of a Shanghai wall-clock time such as 08:30. */
export function instantAt(day: Day, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00Z`) - shanghaiMs).toISOString();
}

/** An instant as people in Shanghai read it, to the minute. */
export function instantText(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiMs).toISOString().slice(0, 16).replace("T", " ");
}

/** A day so many calendar days later, or earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Corresponding day of a later month, or that month's end (实施条例 Art. 327). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Calendar quarter of a day, 1 to 4. */
export function quarterOf(day: Day): { year: number; quarter: number } {
  return { year: yearOf(day), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** First day of a quarter; quarters beyond 4 run into the next year. */
export function quarterStart(year: number, quarter: number): Day {
  return addDays(quarterEnd(year, quarter - 1), 1);
}

/** Last day of a quarter; quarters beyond 4 run into the next year. */
export function quarterEnd(year: number, quarter: number): Day {
  return new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
}
