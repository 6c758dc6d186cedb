import { addDays, addMonths, type Day, yearOf } from "#kernel/deadline/day.ts";
import { derivedId } from "#kernel/text/id.ts";
import { type ReportType, reportTypes, typeFacts } from "./terms.ts";

/** First and last day of what a report covers. */
export type Span = { from: Day; to: Day };

/** Which report of a district it is; each of them exists once. */
export type ReportOf = Span & { type: ReportType; room?: string };

/** The period of a type in which a day lies. */
export function spanAt(type: ReportType, day: Day): Span {
  const { months } = typeFacts[type];
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months) + 1;
  return spanFrom(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`, months);
}

/** The period before (环比), and the same one a year earlier (同比). */
export function earlierSpans({ type, from }: Pick<ReportOf, "type" | "from">): {
  previous: Span;
  lastYear: Span;
} {
  const { months } = typeFacts[type];
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

/** `2026年3月`, `2026年第一季度`, `2026年上半年`, `2026年`. */
export function spanText({ type, from }: Pick<ReportOf, "type" | "from">): string {
  const year = `${yearOf(from)}年`;
  const month = Number(from.slice(5, 7));
  switch (typeFacts[type].months) {
    case 1:
      return `${year}${month}月`;
    case 3:
      return `${year}第${"一二三四"[(month - 1) / 3]}季度`;
    case 6:
      return `${year}${month === 1 ? "上" : "下"}半年`;
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

function spanFrom(from: Day, months: number): Span {
  return { from, to: addDays(addMonths(from, months), -1) };
}
