const milliseconds = 86_400_000;

/** Days of a week as its heads say them, from Monday. */
export const weekdays = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** The month of a day, e.g. 2026-11. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** A month so many months later. */
export function nextMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A month as people say it. */
export function monthWords(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return `${year} 年 ${number} 月`;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  const first = Date.parse(`${nextMonth(month, 1)}-01`);
  return new Date(first - milliseconds).toISOString().slice(0, 10);
}

/** The days of a month in weeks from Monday to Sunday, with those of its neighbours at both ends. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01`);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let start = first - before * milliseconds; ; start += 7 * milliseconds) {
    const days = Array.from({ length: 7 }, (_, n) =>
      new Date(start + n * milliseconds).toISOString().slice(0, 10),
    );
    if (weeks.length > 0 && monthOf(days[0] ?? "") !== month) return weeks;
    weeks.push(days);
  }
}

/** Days off and make-up days of a year, as the calendars' route gives them. */
export type YearOf = { year: number; holidays: readonly string[]; makeups: readonly string[] };

/** The word of a day: 休 for a day off, 班 for a make-up day; nothing for a usual working day. */
export function dayMark(year: YearOf | undefined, day: string): "休" | "班" | "" {
  if (year?.holidays.includes(day) === true) return "休";
  if (year?.makeups.includes(day) === true) return "班";
  return new Date(day).getUTCDay() % 6 === 0 ? "休" : "";
}

/** The week of a day, from Monday to Sunday, in words. */
export function weekOf(day: string): string {
  const at = Date.parse(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * milliseconds;
  const text = (instant: number) => new Date(instant).toISOString().slice(5, 10);
  return `${text(monday)} 至 ${text(monday + 6 * milliseconds)} 到期`;
}
