import { type Cell, hasLostDigits, lostDigits, WrongCell } from "#kernel/document/documents.ts";
import { sameForm } from "#kernel/text/name.ts";
import { idNumberProblem } from "./id-number.ts";

/** What a cell says: a value, nothing, or what is wrong with it (Chinese, follows the column's name). */
export type Said<T> = { value: T | undefined } | { problem: string };
export type Reader<T> = (cell: Cell) => Said<T>;

/** The cell as trimmed text; "" when empty. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined || cell instanceof WrongCell) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : isoDay(cell);
  return String(cell).trim();
}

/** Text without the differences that typing makes: widths, brackets, quotes, spaces. */
export function normalized(text: string): string {
  return sameForm(text).replaceAll(/[\s"“”]+/g, "");
}

/** Reads text up to a length. */
export function text(most: number): Reader<string> {
  return reader((said) =>
    said.length > most ? { problem: `不能超过 ${most} 字` } : { value: said },
  );
}

/** Reads whole numbers from 0. */
export const count: Reader<number> = reader((said) =>
  /^\d{1,7}$/.test(said) ? { value: Number(said) } : { problem: "应为不小于 0 的整数" },
);

/** Reads 万元, up to 4 decimals, into fen. */
export const tenThousandYuan: Reader<number> = reader((said) =>
  /^\d{1,9}(\.\d+)?$/.test(said)
    ? { value: Math.round(Number(said) * 1_000_000) }
    : { problem: "应为不小于 0 的数字（万元）" },
);

/** Reads real Excel dates and `yyyy-mm-dd`. */
export const day: Reader<string> = reader((said) =>
  isDay(said) ? { value: said } : { problem: "应为 yyyy-mm-dd 格式的日期" },
);

/** Reads `yyyy-mm`, and of a whole date its month. */
export const month: Reader<string> = reader((said) => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(said)) return { value: said };
  return isDay(said) ? { value: said.slice(0, 7) } : { problem: "应为 yyyy-mm 格式的年月" };
});

/** Reads the Chinese label of a closed list into its English term. */
export function choice<K extends string>(list: Readonly<Record<K, string>>): Reader<K> {
  const terms = new Map<string, K>(
    (Object.entries(list) as [K, string][]).map(([term, label]) => [normalized(label), term]),
  );
  const problem = `应为${Object.values(list).join("、")}之一`;
  return reader((said) => {
    const value = terms.get(normalized(said));
    return value === undefined ? { problem } : { value };
  });
}

/** Reads several values of one kind, parted by 、, ； or line ends. */
export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return reader((said) => {
    const values: T[] = [];
    for (const part of said.split(/[、；;\n]+/)) {
      const one = read(part);
      if ("problem" in one) return one;
      if (one.value !== undefined) values.push(one.value);
    }
    return { value: values.length === 0 ? undefined : values };
  });
}

/** Reads a whole ID number with a right check digit. */
export const idNumber: Reader<string> = (cell) => {
  if (typeof cell === "number") return { problem: lostDigits };
  return reader((said) => {
    const value = said.toUpperCase();
    const problem = idNumberProblem(value);
    return problem === undefined ? { value } : { problem };
  })(cell);
};

/** A reader of what a cell says as text; an empty one says nothing. */
export function reader<T>(read: (said: string) => Said<T>): Reader<T> {
  return (cell) => {
    if (cell instanceof WrongCell) return { problem: cell.problem };
    if (hasLostDigits(cell)) return { problem: lostDigits };
    const said = textOf(cell);
    return said === "" ? { value: undefined } : read(said);
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && isoDay(date) === text;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
