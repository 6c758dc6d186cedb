/** What the cells of a ledger's column hold. */
export type CellType = "text" | "number" | "amount" | "percent" | "day";

/** A cell as a workbook keeps it: a Date is a day at midnight UTC; percentages are fractions. */
export type TypedCell = { type: CellType; value: string | number | Date };

/** Ends of titles that say what the column holds; text otherwise. */
const byTitle: readonly (readonly [RegExp, CellType])[] = [
  [/(?:日期|日|签发|方案|期限|期限止|初核起|销号|有效期至)$/u, "day"],
  [/金额(?:（元）)?$/u, "amount"],
  [/(?:率|占比)$/u, "percent"],
  [/(?:序号|年度|数|数量|次数|人数|天数|票|得分|成绩|件数|好|较好|一般|差)$/u, "number"],
];

/** What a column holds, by its title: 收到日期, 涉及金额, 满意率, 访谈人数. */
export function cellTypeOf(title: string): CellType {
  return byTitle.find(([ends]) => ends.test(title))?.[1] ?? "text";
}

/** Digits that a number in a workbook keeps (Excel specifications: 15). */
const exactDigits = 15;

/**
 * A cell by its column's type, so that an office can calculate with it. What is not written as such a
 * value stays text: 待日历, 2026-10-08（暂定）, a code of digits.
 */
export function typedCell(text: string, type: CellType): TypedCell {
  const asText: TypedCell = { type: "text", value: text };
  switch (type) {
    case "text":
      return asText;
    case "day":
      return isDay(text) ? { type, value: new Date(`${text}T00:00:00.000Z`) } : asText;
    case "percent": {
      const [, number] = /^(-?\d{1,9}(?:\.\d{1,6})?)%$/.exec(text) ?? [];
      return number === undefined ? asText : { type, value: Number(number) / 100 };
    }
    case "number":
    case "amount":
      return isNumber(text) ? { type, value: Number(text) } : asText;
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= exactDigits;
}
