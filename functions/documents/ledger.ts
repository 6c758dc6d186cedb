import writeExcelFile, { type Sheet } from "write-excel-file/node";
import { printable } from "#kernel/clean.ts";
import type { Ledger } from "#kernel/document/documents.ts";

/** A ledger as a workbook: merged title and 密级, frozen header, rows, then who is responsible. */
export async function writeLedger(ledger: Ledger): Promise<Uint8Array> {
  return writeExcelFile([sheetOf(ledger)], { fontSize: 11 }).toBuffer();
}

function sheetOf(ledger: Ledger): Sheet<Buffer> {
  const { sheet, title, classification, columns, rows, filledBy, checkedBy, date } = ledger;
  const titleSpan = columns.length - 2;
  const blanks = (count: number) => Array.from({ length: count }, () => null);
  const footer = [`填表人：${filledBy}`, `审核人：${checkedBy}`, `日期：${date}`];
  return {
    sheet,
    stickyRowsCount: 2,
    orientation: "landscape",
    columns: columns.map((name) => ({ width: Math.max(12, name.length * 2.4) })),
    data: [
      [
        { value: escaped(title), columnSpan: titleSpan, fontWeight: "bold", align: "center" },
        ...blanks(titleSpan - 1),
        { value: classification, columnSpan: 2, align: "right" },
        null,
      ],
      columns.map((value) => ({ value, fontWeight: "bold", align: "center" })),
      ...rows.flatMap(wholeRows).map((row) => row.map(textCell)),
      ...footer.map((value) => [
        { value: escaped(value), columnSpan: 4 },
        ...blanks(columns.length - 1),
      ]),
    ],
  };
}

function textCell(value: string) {
  return value === "" ? null : { value, wrap: true };
}

/** Characters that a cell holds (Excel specifications and limits). */
const longestCell = 32_767;

/** A row as it is written; what a cell cannot hold goes on in rows below it, so nothing is lost. */
function wholeRows(row: readonly string[]): string[][] {
  const cells = row.map(piecesOf);
  const height = Math.max(1, ...cells.map((pieces) => pieces.length));
  return Array.from({ length: height }, (_, at) =>
    cells.map((pieces, column) =>
      at > 0 && column === 0 ? `${pieces[0] ?? ""}（续）` : (pieces[at] ?? ""),
    ),
  );
}

/** What looks like an escaped character is written so that it stays what it is (ECMA-376, 22.9.2.19). */
function escaped(text: string): string {
  return printable(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function piecesOf(text: string): string[] {
  const whole = escaped(text);
  if (whole.length <= longestCell) return [whole];
  const pieces: string[] = [];
  let piece = "";
  for (const [sign] of whole.matchAll(/_x005F_|./gsu)) {
    if (piece.length + sign.length > longestCell) {
      pieces.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return [...pieces, piece];
}
