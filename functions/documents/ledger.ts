import writeExcelFile, { type Sheet } from "write-excel-file/node";
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
        { value: title, columnSpan: titleSpan, fontWeight: "bold", align: "center" },
        ...blanks(titleSpan - 1),
        { value: classification, columnSpan: 2, align: "right" },
        null,
      ],
      columns.map((value) => ({ value, fontWeight: "bold", align: "center" })),
      ...rows.map((row) => row.map((value) => (value === "" ? null : { value, wrap: true }))),
      ...footer.map((value) => [{ value, columnSpan: 4 }, ...blanks(columns.length - 1)]),
    ],
  };
}
