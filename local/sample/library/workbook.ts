import writeExcelFile, { type Sheet } from "write-excel-file/node";
import {
  type Columns,
  personColumns,
  sheetNames,
  unitColumns,
} from "#registry/import/check/columns.ts";

type CellValue = string | number | Date;

/** A row of sheet A or B as it is to stand in the workbook. */
export type UnitRow = Partial<Record<keyof typeof unitColumns, CellValue>>;
export type PersonRow = Partial<Record<keyof typeof personColumns, CellValue>>;

/** Writes the information library as ledger L1 wants it: merged title, header, frozen. */
export async function writeLibrary(
  title: string,
  units: readonly UnitRow[],
  people: readonly PersonRow[],
): Promise<Buffer> {
  return writeExcelFile(
    [
      sheetOf(sheetNames.units, title, unitColumns, units),
      sheetOf(sheetNames.people, title, personColumns, people),
    ],
    { fontSize: 11 },
  ).toBuffer();
}

function sheetOf<C extends Columns>(
  name: string,
  title: string,
  columns: C,
  rows: readonly Partial<Record<keyof C, CellValue>>[],
): Sheet<Buffer> {
  const titles = Object.values(columns).map((column) => column.title);
  const names: (keyof C)[] = Object.keys(columns);
  return {
    sheet: name,
    stickyRowsCount: 2,
    dateFormat: "yyyy-mm-dd",
    columns: titles.map((one) => ({
      width: one === "身份证号" ? 22 : Math.max(8, one.length * 2.4),
    })),
    data: [
      [
        { value: title, columnSpan: titles.length, fontWeight: "bold", align: "center" },
        ...titles.slice(1).map(() => null),
      ],
      titles.map((value) => ({ value, fontWeight: "bold", align: "center" })),
      ...rows.map((row) => names.map((column) => row[column] ?? null)),
    ],
  };
}
