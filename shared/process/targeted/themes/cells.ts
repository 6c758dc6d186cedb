import {
  type Cell,
  hasLostDigits,
  lostDigits,
  madeADate,
  madeALogical,
  WrongCell,
} from "#kernel/document/documents.ts";
import type { ProblemCode } from "./problem.ts";

export type { Cell };

/** What a cell says, or what is wrong with it (Chinese, follows the column's name). */
export type Said<T> = { value: T } | { code: ProblemCode; problem: string };

/** Reads a cell that is not empty; `text` is the cell as `textOf` gives it. */
export type Reader<T> = (text: string, cell: Cell) => Said<T>;

/**
 * The cell as plain text: full-width digits, letters and signs made half-width, no outer spaces;
 * "" when empty.
 */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined || cell instanceof WrongCell) return "";
  if (typeof cell === "number") return String(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : momentOfDate(cell);
  const text = String(cell);
  // Most cells are plain already, and normalizing is what costs.
  return plain.test(text) ? text : text.normalize("NFKC").replaceAll("\u2212", "-").trim();
}

const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Reads text up to a length. */
export function text(most: number): Reader<string> {
  return (said, cell) => {
    if (hasLostDigits(cell)) return { code: "cell.precision", problem: lostDigits };
    if (typeof cell === "boolean") return { code: "cell.text", problem: madeALogical };
    return said.length > most
      ? { code: "cell.text", problem: `不能超过 ${most} 字` }
      : { value: said };
  };
}

/** Reads numbers of cards and slips: letters, digits and dashes. Excel's own numbers lose digits. */
export const code: Reader<string> = (said, cell) => {
  if (cell instanceof Date) return { code: "cell.text", problem: madeADate };
  if (typeof cell === "boolean") return { code: "cell.text", problem: madeALogical };
  const isFraction = typeof cell === "number" && !Number.isInteger(cell);
  if (hasLostDigits(cell) || isFraction || /^\d+(?:\.\d+)?E\+?\d+$/i.test(said))
    return { code: "cell.precision", problem: lostDigits };
  return /^[0-9A-Za-z-]{1,40}$/.test(said)
    ? { value: said }
    : { code: "cell.text", problem: "应为字母、数字或短横线，不超过 40 位" };
};

/** Reads number plates into capitals without dots, dashes and spaces. */
export const plate: Reader<string> = (said) => {
  const value = said.replaceAll(/[\s·•.-]/g, "").toUpperCase();
  return /^\p{Script=Han}[0-9A-Z\p{Script=Han}]{4,9}$/u.test(value)
    ? { value }
    : { code: "cell.text", problem: "应为车牌号，如 示A12345" };
};

/**
 * Reads numbers above 0 with at most so many decimals and so many digits before them into an integer
 * of the last decimal.
 */
export function decimal(places: 1 | 2, digitsBefore: number): Reader<number> {
  const scale = 10 ** places;
  const bound = 10 ** digitsBefore;
  const wanted = places === 1 ? "一" : "两";
  const problem = `应为大于 0、小于 ${bound} 的数字，最多${wanted}位小数`;
  return (said) => {
    const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(said) ? said.replaceAll(",", "") : said;
    if (!/^\d{1,9}(?:\.\d+)?$/.test(digits) || Number(digits) >= bound)
      return { code: "cell.number", problem };
    const scaled = Number(digits) * scale;
    const value = Math.round(scaled);
    // Excel stores 68.4 as 68.400000000000006; a real third decimal is far larger.
    const isExact = Math.abs(scaled - value) < 1e-6;
    return isExact && value > 0 ? { value } : { code: "cell.number", problem };
  };
}

/** Reads one of a few words into its term; a term may have several. */
export function choice<K extends string>(terms: Readonly<Record<K, readonly string[]>>): Reader<K> {
  const entries = Object.entries(terms) as [K, readonly string[]][];
  const byWord = new Map(
    entries.flatMap(([term, words]) => words.map((word) => [word, term] as const)),
  );
  const problem = `应为${[...byWord.keys()].join("、")}之一`;
  return (said) => {
    const value = byWord.get(said);
    return value === undefined ? { code: "cell.choice", problem } : { value };
  };
}

const numeric = /^(\d{4})(\d{2})(\d{2})$/;
const separated =
  /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const notADay = {
  code: "cell.day",
  problem: "应为日期，如 2026-03-05 或 2026-03-05 08:30",
} as const;

/**
 * Reads days with or without a time: real Excel dates, Excel's serial numbers, `2026-03-05`,
 * `2026/3/5 8:30`, `2026年3月5日`, `20260305`. Value `yyyy-mm-dd` or `yyyy-mm-dd hh:mm`, as written:
 * what the source calls its day stays its day. Orders that could be read two ways are refused.
 */
export const moment: Reader<string> = (said, cell) => {
  if (cell instanceof Date || /^\d{5}(?:\.\d+)?$/.test(said)) {
    const value = cell instanceof Date ? said : momentOfSerial(Number(said));
    return value >= "2000-01-01" && value < "2100" ? { value } : notADay;
  }
  const parts = numeric.exec(said) ?? separated.exec(said);
  if (parts === null) return notADay;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hour === 24 && minute === 0 && second === 0) return moment(endOfDay(said), cell);
  if (year < 2000 || year > 2099 || hour > 23 || minute > 59 || second > 59) return notADay;
  const day = `${year}-${two(month)}-${two(date)}`;
  const isDay = date >= 1 && month >= 1 && month <= 12 && date <= daysOf(year, month);
  if (!isDay) return notADay;
  return { value: parts[4] === undefined ? day : `${day} ${two(hour)}:${two(minute)}` };
};

/** 24:00 is the end of the day before it, which stays its day. */
function endOfDay(said: string): string {
  return said.replace(/24:00(?::00)?(?:\.0+)?$/, "23:59");
}

/** Reads days; a time of day is dropped. */
export const day: Reader<string> = (said, cell) => {
  const read = moment(said, cell);
  return "value" in read ? { value: read.value.slice(0, 10) } : read;
};

/** Reads times of day, of a whole date its time: `8:30:12`, Excel's fraction of a day. */
export const time: Reader<string> = (said, cell) => {
  const fraction =
    typeof cell === "number" && cell >= 0 && cell < 1 ? momentOfSerial(cell) : endOfDay(said);
  const [, hour, minute] = /(?:^|\s)(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$/.exec(fraction) ?? [];
  if (hour !== undefined && Number(hour) < 24)
    return { value: `${hour.padStart(2, "0")}:${minute}` };
  return cell === 0
    ? { value: "00:00" }
    : { code: "cell.day", problem: "应为时间，如 08:30 或 08:30:12" };
};

function two(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Excel counts days from 1899-12-30; whole seconds, so that midnight stays midnight. */
function momentOfSerial(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  return momentOfDate(new Date((seconds - 25_569 * 86_400) * 1000));
}

function momentOfDate(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return text.slice(11, 16) === "00:00" ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
