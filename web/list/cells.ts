import fieldsJson from "../build/fields.json";
import { localDay } from "../record/days.ts";

const fields: Readonly<Record<string, string | undefined>> = fieldsJson;

/** Fields that the matter's own name says already, or that say nothing to people. */
const told = new Set([
  ...["documentNumber", "minutesNumber", "number", "personName", "name", "title", "subject"],
  ...["place", "quarter", "unitName", "post", "kind", "public", "code"],
]);

/** At most so many columns beside name, status and last change. */
const most = 3;

type Summary = Readonly<Record<string, unknown>>;

/** A column of summaries; a narrow one holds days, numbers and short words, which are not broken. */
type SummaryColumn = { field: string; label: string; narrow?: "yes" };

/** Longest text that stands in one line. */
const short = 12;

/** The columns that the summaries of a list have in common with the product's words. */
export function columnsIn(summaries: readonly Summary[]): SummaryColumn[] {
  const found = new Set(summaries.flatMap((summary) => Object.keys(summary)));
  return [...found]
    .flatMap((field): SummaryColumn[] => {
      const texts = summaries.map((summary) => cellText(field, summary[field]));
      const label = labelOf(field, texts);
      const isShown = texts.some((text) => text !== "");
      if (label === undefined || told.has(field) || !isShown) return [];
      const isNarrow = texts.every(({ length }) => length <= short);
      return [{ field, label, ...(isNarrow ? { narrow: "yes" as const } : {}) }];
    })
    .slice(0, most);
}

/** The same field begins a period in one kind, and is whom a letter comes from in another. */
function labelOf(field: string, texts: readonly string[]): string | undefined {
  const isSender = field === "from" && texts.some((text) => /\p{Script=Han}/u.test(text));
  return isSender ? "来函单位" : fields[field];
}

/** A value of a summary as people read it; nothing for ids, codes and what is no plain value. */
export function cellText(field: string, value: unknown): string {
  if (typeof value === "number")
    return field.endsWith("InFen") ? `${(value / 100).toLocaleString("zh-CN")} 元` : String(value);
  if (typeof value !== "string" || /^[A-Z_]+$|^[a-z]+(?:[_-]|$)/.test(value)) return "";
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return localDay(value);
  return field === "room" ? `第 ${value} 室` : value;
}
