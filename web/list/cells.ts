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

/** The columns that the summaries of a list have in common with the product's words. */
export function columnsIn(summaries: readonly Summary[]): { field: string; label: string }[] {
  const found = new Set(summaries.flatMap((summary) => Object.keys(summary)));
  return [...found]
    .flatMap((field) => {
      const label = fields[field];
      const isShown = summaries.some((summary) => cellText(field, summary[field]) !== "");
      return label === undefined || told.has(field) || !isShown ? [] : [{ field, label }];
    })
    .slice(0, most);
}

/** A value of a summary as people read it; nothing for ids and for what is no plain value. */
export function cellText(field: string, value: unknown): string {
  if (typeof value === "number")
    return field.endsWith("InFen") ? `${(value / 100).toLocaleString("zh-CN")} 元` : String(value);
  if (typeof value !== "string" || /^[A-Z_]+$|^[a-z]+[_-]/.test(value)) return "";
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return localDay(value);
  return field === "room" ? `第 ${value} 室` : value;
}
