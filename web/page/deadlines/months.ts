const milliseconds = 86_400_000;

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

/** The week of a day, from Monday to Sunday, in words. */
export function weekOf(day: string): string {
  const at = Date.parse(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * milliseconds;
  const text = (instant: number) => new Date(instant).toISOString().slice(5, 10);
  return `${text(monday)} 至 ${text(monday + 6 * milliseconds)} 到期`;
}
