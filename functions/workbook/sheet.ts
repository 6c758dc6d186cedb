import { type Cell, mostColumns, WrongCell } from "#kernel/document/documents.ts";
import { cleanText } from "#kernel/text/clean.ts";
import { type Book, stringAt, unescaped } from "./book.ts";
import { dateOfSerial, type Format } from "./formats.ts";
import { damaged, mostMerges, tooBig } from "./limits.ts";
import { readXml } from "./xml.ts";

/** Rows of a sheet by their place from 0; rows in which nothing stands are left out. */
export type Rows = Cell[][];

const mostRows = 1_048_576;

/** What is known of the cell at hand. */
type Raw = { type: string; style: number; value?: string; text: string; formula?: "yes" };

/**
 * Lays out the cells of a sheet. A cell whose value is not really there (an error, a formula that was
 * never worked out, what lies under joined cells, half a character) says so in its place.
 * @param budget cells that may still be laid out; counted down
 */
export function readRows(bytes: Uint8Array, book: Book, budget: { cells: number }): Rows {
  const rows: Rows = [];
  const merges: string[] = [];
  let row = 0;
  let column = 0;
  let raw: Raw | undefined;
  let within = "";
  let isReading = false;
  readXml(bytes, {
    open: (name, attribute) => {
      within = name;
      if (name === "rPh") isReading = true;
      if (name === "row") {
        row = nextOf(attribute("r"), row, mostRows);
        column = 0;
      } else if (name === "c") {
        column = columnOf(attribute("r"), row, column);
        raw = { type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0), text: "" };
      } else if (name === "f" && raw !== undefined) raw.formula = "yes";
      else if (name === "v" && raw !== undefined) raw.value = "";
      else if (name === "mergeCell") {
        merges.push(attribute("ref") ?? "");
        if (merges.length > mostMerges) throw tooBig();
      }
    },
    close: (name) => {
      within = "";
      if (name === "rPh") isReading = false;
      if (name !== "c" || raw === undefined) return;
      const cell = cellOf(raw, book);
      raw = undefined;
      if (cell === undefined) return;
      budget.cells -= 1;
      if (budget.cells < 0) throw tooBig();
      rows[row - 1] ??= [];
      put(rows[row - 1] ?? [], column, cell);
    },
    text: (text) => {
      if (raw === undefined) return;
      if (within === "v") raw.value += text;
      if (within === "t" && !isReading) raw.text += text;
    },
  });
  for (const merge of merges) coverMerged(rows, merge, budget);
  return rows;
}

/** What stands beyond the last column that is read is told in the one after it. */
function put(cells: Cell[], column: number, cell: Cell): void {
  const at = Math.min(column - 1, mostColumns);
  while (cells.length < at) cells.push(undefined);
  cells[at] = column > mostColumns ? new WrongCell(`右侧第 ${mostColumns} 列以外还有内容`) : cell;
}

function nextOf(said: string | undefined, last: number, most: number): number {
  const next = said === undefined ? last + 1 : Number(said);
  if (!Number.isInteger(next) || next <= last || next > most) throw damaged();
  return next;
}

/** The column of a reference such as AB17, from 1; the next one where there is none. */
function columnOf(said: string | undefined, row: number, last: number): number {
  if (said === undefined) return last + 1;
  const [, letters = "", digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(said) ?? [];
  const column = numberOf(letters);
  if (Number(digits) !== row || column <= last || column > 16_384) throw damaged();
  return column;
}

function numberOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function cellOf({ type, style, value, text, formula }: Raw, book: Book): Cell {
  if (type === "inlineStr") return textCell(unescaped(text));
  if (value === undefined || (value === "" && type !== "str"))
    return formula === "yes"
      ? new WrongCell("是没有结果的公式，请用 Excel 打开、保存后重试")
      : undefined;
  switch (type) {
    case "s":
      return textCell(stringAt(book, value));
    case "str":
      return textCell(unescaped(value));
    case "b":
      return booleans.get(value.trim()) ?? new WrongCell("不是可以识别的逻辑值");
    case "e":
      return new WrongCell(`是错误值 ${value.slice(0, 20)}，请改正或清除`);
    case "d":
      return isoCell(value);
    case "n":
      return numberCell(value, book.formats[style], book.dates);
    default:
      throw damaged();
  }
}

function textCell(text: string): Cell {
  const clean = cleanText(text);
  if (clean === undefined) return new WrongCell("含有不完整的字符，请重新输入");
  return clean === "" ? undefined : clean;
}

const booleans = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

/** Decimal digits only: JavaScript would also read `0x10`, and nothing at all as 0. */
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number as people see it: what is shown as 000123 is that text, and no 123. */
function numberCell(value: string, format: Format | undefined, dates: Book["dates"]): Cell {
  const said = value.trim();
  const number = Number(said);
  if (!decimal.test(said) || !Number.isFinite(number)) return new WrongCell("不是可以识别的数字");
  switch (format?.shows) {
    case "date": {
      const date = dateOfSerial(number, dates);
      return date === "no-day" ? new WrongCell("是不存在的日期 1900-02-29") : (date ?? number);
    }
    case "digits":
      return Number.isInteger(number) && number >= 0 && number < 1e15
        ? String(number).padStart(format.least, "0")
        : number;
    case "another":
      return number === 0
        ? number
        : new WrongCell("显示的数与实际存储的数不同（以千、万显示），请改为常规格式");
    default:
      return number;
  }
}

const isoText =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?$/i;

/** A day stays the one that is written, whatever zone stands behind it; 31 February is none. */
function isoCell(value: string): Cell {
  const parts = isoText
    .exec(value.trim())
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts ?? [];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return parts !== undefined && isReal ? date : new WrongCell("不是可以识别的日期");
}

/** Only the first of joined cells has a value; the others have none of their own. */
function coverMerged(rows: Rows, merge: string, budget: { cells: number }): void {
  const [, left = "", top, right = "", bottom] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge) ?? [];
  if (top === undefined) return;
  const last = Math.min(numberOf(right), mostColumns);
  for (let row = Number(top); row <= Math.min(Number(bottom), rows.length); row += 1) {
    budget.cells -= 1;
    if (budget.cells < 0) throw tooBig();
    const cells = rows[row - 1];
    if (cells === undefined) continue;
    for (let column = numberOf(left); column <= last; column += 1) {
      if (row === Number(top) && column === numberOf(left)) continue;
      budget.cells -= 1;
      if (budget.cells < 0) throw tooBig();
      put(cells, column, new WrongCell("在合并单元格内，请取消合并、逐格填写", "covered"));
    }
  }
}
