import { shortNumber } from "../text/short-number.ts";

/** Fields of a summary by which people know a matter, the most telling first. */
const telling = [
  "documentNumber",
  "minutesNumber",
  "number",
  "personName",
  "name",
  "title",
  "subject",
  "place",
  "quarter",
  "month",
  "unitName",
  "post",
];

/** At most so many of them in one line. */
const most = 3;

/**
 * What people call a matter, from the summary of its keys: numbers, names, titles; else the first
 * words of the summary, else the day on which it came in, else the number that people say.
 */
export function subjectLine(summary: Readonly<Record<string, unknown>>, id: string): string {
  const known = telling.flatMap((field) => wordsOf(summary[field]).map(quarterWords));
  const found = known.length > 0 ? known : Object.values(summary).flatMap(wordsOf).filter(isHan);
  if (found.length > 0) return found.slice(0, most).join(" · ");
  const { receivedOn } = summary;
  return typeof receivedOn === "string" ? `${receivedOn} 收到` : shortNumber(id);
}

/** `2026Q4` is for keys; people say 2026年第四季度. */
export function quarterWords(quarter: string): string {
  return quarter.replace(
    /^(\d{4})Q([1-4])$/,
    (_, year, n) => `${year}年第${"一二三四"[Number(n) - 1]}季度`,
  );
}

function wordsOf(value: unknown): string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

function isHan(words: string): boolean {
  return /\p{Script=Han}/u.test(words);
}
