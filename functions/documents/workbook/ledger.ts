import { strToU8, Zip, ZipDeflate } from "fflate";
import { type CellType, cellTypeOf, typedCell } from "#kernel/document/cell-type.ts";
import type { Ledger } from "#kernel/document/documents.ts";
import { printable } from "#kernel/text/clean.ts";
import {
  letters,
  numberCell,
  packageParts,
  type SheetFrame,
  type Style,
  sheetEnd,
  sheetStart,
  textCell,
} from "./parts.ts";

/**
 * Ledgers as a workbook that an office can print and calculate with, a sheet each: merged title and
 * 密级, a head of sums, the header that every page repeats, typed and framed rows, and one line of who
 * is responsible. Rows are packed as they are written, so memory does not follow their number.
 */
export async function writeLedger(...ledgers: readonly Ledger[]): Promise<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  const file = (name: string, chunks: Iterable<string>) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const chunk of gathered(chunks)) part.push(strToU8(chunk));
    part.push(new Uint8Array(), true);
  };
  const sheets = ledgers.map((ledger) => ({ name: ledger.sheet, header: headerRow(ledger) }));
  for (const [name, content] of Object.entries(packageParts(sheets))) file(name, [content]);
  for (const [at, ledger] of ledgers.entries())
    file(`xl/worksheets/sheet${at + 1}.xml`, sheetOf(ledger));
  zip.end();
  return Buffer.concat(packed);
}

/** Pieces of some size, so that packing is not called for each row. */
function* gathered(chunks: Iterable<string>): Generator<string> {
  let pending = "";
  for (const chunk of chunks) {
    pending += chunk;
    if (pending.length < 65_536) continue;
    yield pending;
    pending = "";
  }
  yield pending;
}

/** Characters in a row that stay readable on A4; a wider ledger is printed on A3. */
const widestOnA4 = 170;

/** The row of the header: below the title, and the sums with their titles where there are any. */
function headerRow({ summary }: Ledger): number {
  return summary === undefined ? 2 : 3 + summary.rows.length;
}

function* sheetOf(ledger: Ledger): Generator<string> {
  const { title, classification, columns, rows, summary } = ledger;
  const types = columns.map(cellTypeOf);
  const measured = firstOf(rows, 200);
  const widths = columns.map((name, at) => widthOf(name, types[at] ?? "text", at, measured));
  const wide = widths.reduce((sum, width) => sum + width, 0);
  const header = headerRow(ledger);
  const frame: SheetFrame = {
    widths,
    header,
    paper: wide > widestOnA4 ? "A3" : "A4",
    mark: classification,
  };
  const joined: string[] = [];
  const spans = (
    row: number,
    cells: readonly (readonly [string, number, Style])[],
    height = "",
  ) => {
    const written: string[] = [];
    let column = 0;
    for (const [text, span, style] of cells) {
      if (span < 1) continue;
      written.push(textCell(`${letters(column)}${row}`, text, style));
      const last = column + span - 1;
      if (span > 1) joined.push(`${letters(column)}${row}:${letters(last)}${row}`);
      column += span;
    }
    return `<row r="${row}"${height}>${written.join("")}</row>`;
  };
  const span = columns.length;
  const titleSpan = Math.max(1, span - 2);
  yield sheetStart(frame);
  yield spans(
    1,
    [
      [title, titleSpan, "title"],
      [classification, span - titleSpan, "mark"],
    ],
    ' ht="30" customHeight="1"',
  );
  if (summary !== undefined) {
    const [label = "", ...titles] = summary.columns;
    const headOf = (row: number, text: string, rest: string) => {
      joined.push(`A${row}:B${row}`);
      return `${textCell(`A${row}`, text, "header")}${textCell(`B${row}`, "", "header")}${rest}</row>`;
    };
    const named = titles
      .map((name, at) => textCell(`${letters(at + 2)}2`, name, "header"))
      .join("");
    const [first = 0, second = 0, ...others] = widths;
    const joint = [first + second, ...others];
    yield `<row r="2"${heightOf(summary.columns, joint)}>${headOf(2, label, named)}`;
    for (const [place, [group = "", ...sums]] of summary.rows.entries()) {
      const row = place + 3;
      const cells = sums.map((text, at) =>
        cellOf(`${letters(at + 2)}${row}`, text, sumType(titles[at])),
      );
      yield `<row r="${row}"${heightOf([group, ...sums], joint)}>${headOf(row, group, cells.join(""))}`;
    }
  }
  yield `<row r="${header}"${heightOf(columns, widths)}>${columns.map((name, at) => textCell(`${letters(at)}${header}`, name, "header")).join("")}</row>`;
  let at = header;
  for (const row of rows)
    for (const cells of wholeRows(row)) {
      at += 1;
      yield rowOf(at, cells, { types, widths });
    }
  const share = Math.max(1, Math.floor(span / 3));
  // As high as a name that is signed by hand.
  yield spans(
    at + 1,
    [
      [`填表人：${ledger.filledBy}`, share, "plain"],
      [`审核人：${ledger.checkedBy}`, share, "plain"],
      [`日期：${ledger.date}`, Math.max(1, span - 2 * share), "plain"],
    ],
    ' ht="30" customHeight="1"',
  );
  yield sheetEnd(frame, joined);
}

/** Sums are numbers, whatever their titles say; amounts are written as such. */
function sumType(title = ""): CellType {
  return cellTypeOf(title) === "amount" ? "amount" : "number";
}

function rowOf(
  at: number,
  cells: readonly string[],
  { types, widths }: { types: readonly CellType[]; widths: readonly number[] },
): string {
  const written = types.map((type, column) =>
    cellOf(`${letters(column)}${at}`, cells[column] ?? "", type),
  );
  return `<row r="${at}"${heightOf(cells, widths)}>${written.join("")}</row>`;
}

/** Points of a line of 11 pt type, and of the highest row (Excel specifications and limits). */
const lineHeight = 15;
const highestRow = 409;

/** Office programs do not measure wrapped text when they open a file: the row says its own height. */
function heightOf(cells: readonly string[], widths: readonly number[]): string {
  const lines = cells.map((text, at) => {
    const room = Math.max(2, (widths[at] ?? 8) - 2);
    return text.split("\n").reduce((sum, part) => sum + Math.ceil(unitsOf(part) / room || 1), 0);
  });
  const height = Math.min(highestRow, Math.max(1, ...lines) * lineHeight + 4);
  return ` ht="${height}" customHeight="1"`;
}

/** Widths of a text in characters of the default type: a Chinese one takes two. */
function unitsOf(text: string): number {
  let units = 0;
  for (const sign of text) units += sign < "\u0100" ? 1 : 2;
  return units;
}

/** 1900-01-00 in days before 1970, as workbooks count (ECMA-376 Part 1, 18.17.4.1). */
const epoch = 25_569;
const dayLength = 86_400_000;

function cellOf(at: string, text: string, type: CellType): string {
  const { value, type: style } = typedCell(text, type);
  if (typeof value === "string") return textCell(at, value, "text");
  return numberCell(
    at,
    typeof value === "number" ? value : value.getTime() / dayLength + epoch,
    style,
  );
}

/** So many rows from the first. */
function firstOf(rows: Ledger["rows"], most: number): (readonly string[])[] {
  const first: (readonly string[])[] = [];
  for (const row of rows) {
    if (first.length === most) break;
    first.push(row);
  }
  return first;
}

/** Widths in characters: as wide as what stands there, within bounds that the eye can follow. */
function widthOf(
  title: string,
  type: CellType,
  at: number,
  rows: readonly (readonly string[])[],
): number {
  if (at === 0 && type === "number") return 6;
  if (type === "day") return 12;
  const titled = Math.max(8, Math.min(12, title.length * 2 + 2));
  if (type === "amount") return 14;
  if (type !== "text") return titled;
  const longest = rows.reduce((most, row) => Math.max(most, unitsOf(row[at] ?? "")), 0);
  // A long text takes more room, so that its row does not grow high.
  return Math.max(titled, Math.min(longest > 200 ? 40 : 26, longest + 2));
}

/** Characters that a cell holds (Excel specifications and limits). */
const longestCell = 32_767;

/** A row as it is written; what a cell cannot hold goes on in rows below it, so nothing is lost. */
function wholeRows(row: readonly string[]): readonly (readonly string[])[] {
  // An escape adds six characters at most, to texts that are nowhere near the limit.
  if (row.every((text) => text.length * 7 <= longestCell)) return [row];
  const cells = row.map(piecesOf);
  const height = Math.max(1, ...cells.map((pieces) => pieces.length));
  return Array.from({ length: height }, (_, at) =>
    cells.map((pieces, column) =>
      at > 0 && column === 0 ? `${pieces[0] ?? ""}（续）` : (pieces[at] ?? ""),
    ),
  );
}

/** Pieces none of which is longer than a cell once `_x0041_` and the like have been escaped. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let length = 0;
  for (const [sign] of printable(text).matchAll(/_(?=x[0-9A-Fa-f]{4}_)|./gsu)) {
    const added = sign === "_" ? "_x005F_".length : sign.length;
    if (length + added > longestCell) {
      pieces.push(piece);
      piece = "";
      length = 0;
    }
    piece += sign;
    length += added;
  }
  return [...pieces, piece];
}
