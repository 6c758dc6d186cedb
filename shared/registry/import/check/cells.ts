import {
  type Cell,
  hasLostDigits,
  lostDigits,
  madeADate,
  madeALogical,
  WrongCell,
} from "#kernel/document/documents.ts";
import { sameForm } from "#kernel/text/name.ts";
import { firstYear, lastYear } from "#kernel/text/text.ts";
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

/**
 * Reads text up to a length. A date or a truth value is none: Excel makes them of what was typed, of the
 * code 3-5 the 5th of March.
 */
export function text(most: number): Reader<string> {
  const read = dated(most);
  return (cell) => (cell instanceof Date ? { problem: madeADate } : read(cell));
}

/** As `text`, where a day alone says something too. */
export function dated(most: number): Reader<string> {
  return reader((said) =>
    said.length > most ? { problem: `不能超过 ${most} 字` } : { value: said },
  );
}

/** Reads whole numbers from 0. */
export const count: Reader<number> = plainReader((said) =>
  /^\d{1,7}$/.test(said) ? { value: Number(said) } : { problem: "应为不小于 0 的整数" },
);

/** Reads 万元, up to 4 decimals, into fen. */
export const tenThousandYuan: Reader<number> = plainReader((said) =>
  /^\d{1,9}(\.\d+)?$/.test(said)
    ? { value: Math.round(Number(said) * 1_000_000) }
    : { problem: "应为不小于 0 的数字（万元）" },
);

/** Reads real Excel dates and `yyyy-mm-dd`. */
export const day: Reader<string> = plainReader((said) =>
  isDay(said) ? { value: said } : { problem: "应为 yyyy-mm-dd 格式的日期" },
);

/** Reads `yyyy-mm`, and of a whole date its month. */
export const month: Reader<string> = plainReader((said) => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(said) && isYear(said)) return { value: said };
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
  return plainReader((said) => {
    const value = said.toUpperCase();
    const problem = idNumberProblem(value);
    return problem === undefined ? { value } : { problem };
  })(cell);
};

/** A reader of what a cell says as text; an empty one says nothing. */
export function reader<T>(read: (said: string) => Said<T>): Reader<T> {
  return (cell) => {
    if (cell instanceof WrongCell) return { problem: cell.problem };
    if (typeof cell === "boolean") return { problem: madeALogical };
    if (hasLostDigits(cell)) return { problem: lostDigits };
    const said = textOf(cell);
    return said === "" ? { value: undefined } : read(said);
  };
}

/** As `reader`, of what is written in digits: those of full width are the same ones. */
function plainReader<T>(read: (said: string) => Said<T>): Reader<T> {
  return reader((said) => read(said.normalize("NFKC").trim()));
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && isoDay(date) === text && isYear(text);
}

/** A time of day alone lies in 1899, and a wrong key makes 9026 of 2026. */
function isYear(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= firstYear && year <= lastYear;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
