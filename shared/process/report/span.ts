import { addDays, addMonths, type Day, yearOf } from "#kernel/deadline/day.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import { derivedId } from "#kernel/text/id.ts";
import { type ReportType, reportTypes, typeFacts } from "./terms.ts";

/** First and last day of what a report covers. */
export type Span = { from: Day; to: Day };

/** Which report of a district it is; each of them exists once. */
export type ReportOf = Span & { type: ReportType; room?: string };

/** On which day months of statistics end, and since which month; without an entry with its last day. */
export type MonthEnds = DistrictConfig["reportMonths"];

/** The period of a type in which a day lies. Only months end when the district says, others by the calendar. */
export function spanAt(type: ReportType, day: Day, ends?: MonthEnds): Span {
  const { months } = typeFacts[type];
  if (months === 1) {
    const here = monthSpan(day, 0, ends);
    return day <= here.to ? here : monthSpan(day, 1, ends);
  }
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months) + 1;
  return spanFrom(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`, months);
}

/** The period before (环比), and the same one a year earlier (同比). */
export function earlierSpans(
  { type, from, to }: Pick<ReportOf, "type" | "from" | "to">,
  ends?: MonthEnds,
): { previous: Span; lastYear: Span } {
  const { months } = typeFacts[type];
  if (months === 1)
    return { previous: monthSpan(to, -1, ends), lastYear: monthSpan(to, -12, ends) };
  return {
    previous: spanFrom(addMonths(from, -months), months),
    lastYear: spanFrom(addMonths(from, -12), months),
  };
}

/** The twelve months that end with a day, the earliest first, as `2026-03`. */
export function twelveMonths(to: Day): string[] {
  const first = addMonths(`${to.slice(0, 7)}-01`, -11);
  return Array.from({ length: 12 }, (_, n) => addMonths(first, n).slice(0, 7));
}

/** Id of a report: the same wherever it is worked out. */
export function reportId(district: string, { type, from, room = "" }: ReportOf): string {
  return derivedId("report", district, type, from, room);
}

/** `2026年3月`, `2026年第一季度`, `2026年上半年`, `2026年`: called by its last day. */
export function spanText({ type, to }: Pick<ReportOf, "type" | "to">): string {
  const year = `${yearOf(to)}年`;
  const month = Number(to.slice(5, 7));
  switch (typeFacts[type].months) {
    case 1:
      return `${year}${month}月`;
    case 3:
      return `${year}第${"一二三四"[month / 3 - 1]}季度`;
    case 6:
      return `${year}${month === 6 ? "上" : "下"}半年`;
    case 12:
      return year;
  }
}

/** What people call a report, e.g. `2026年3月提级监督工作月报（第 2 监督检查室）`. */
export function titleOf(of: ReportOf & { sums?: unknown }): string {
  const whose = of.room === undefined ? "" : `（第 ${of.room} 监督检查室）`;
  const all = of.sums === undefined ? "" : "（各区汇总）";
  return `${spanText(of)}${reportTypes[of.type]}${whose}${all}`;
}

/** The month so many months from that of a day: from the day after the end of the month before. */
function monthSpan(day: Day, away: number, ends: MonthEnds): Span {
  const first = addMonths(`${day.slice(0, 7)}-01`, away);
  return { from: addDays(lastDayOf(addMonths(first, -1), ends), 1), to: lastDayOf(first, ends) };
}

/** The last day that counts into the month of statistics which begins by the calendar on `first`. */
function lastDayOf(first: Day, ends: MonthEnds = []): Day {
  const last = addDays(addMonths(first, 1), -1);
  const endsOn = ends.findLast(({ since }) => since <= first.slice(0, 7))?.endsOn ?? 31;
  const own = `${first.slice(0, 8)}${String(endsOn).padStart(2, "0")}`;
  return own < last ? own : last;
}

function spanFrom(from: Day, months: number): Span {
  return { from, to: addDays(addMonths(from, months), -1) };
}
