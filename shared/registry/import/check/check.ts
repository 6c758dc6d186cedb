import type { Sheet } from "#kernel/document/documents.ts";
import { type CheckedPerson, type CheckedUnit, maxRows, type RowError } from "../schema.ts";
import { checkPeople } from "./check-people.ts";
import { checkUnits, type KnownUnit } from "./check-units.ts";
import { personColumns, sheetNames, unitColumns } from "./columns.ts";
import { readSheet } from "./sheet.ts";
import type { Supervised } from "./supervised.ts";

/** What a workbook would write, and everything that is wrong with it. */
export type Checked = {
  units: CheckedUnit[];
  people: CheckedPerson[];
  errors: RowError[];
  /** Sheets or columns are missing, or it is too long: nothing of it can be written. */
  isUnusable: boolean;
};

/** Checks a whole workbook against the ledger's columns and what the library knows. Pure. */
export function checkWorkbook(
  sheets: readonly Sheet[],
  known: {
    district: string;
    units: readonly KnownUnit[];
    blindIndex: (text: string) => string;
    supervised: Supervised;
  },
): Checked {
  const unitSheet = readSheet(sheetNames.units, unitColumns, sheets);
  const personSheet = readSheet(sheetNames.people, personColumns, sheets);
  const all = unitSheet.rows.length + personSheet.rows.length;
  const tooLong: RowError[] =
    all > maxRows
      ? [{ sheet: "", message: `一次最多导入 ${maxRows} 行，本工作簿有 ${all} 行` }]
      : [];
  const isUnusable =
    unitSheet.header === "wrong" || personSheet.header === "wrong" || tooLong.length > 0;
  if (isUnusable) {
    const errors = [...tooLong, ...unitSheet.errors, ...personSheet.errors];
    return { units: [], people: [], errors, isUnusable };
  }
  const units = checkUnits(unitSheet.rows, known);
  const people = checkPeople(personSheet.rows, { ...known, find: units.find });
  return {
    units: units.rows,
    people: people.rows,
    errors: [...unitSheet.errors, ...units.errors, ...personSheet.errors, ...people.errors].sort(
      bySheetAndRow,
    ),
    isUnusable,
  };
}

function bySheetAndRow(one: RowError, other: RowError): number {
  if (one.sheet !== other.sheet) return one.sheet === sheetNames.units ? -1 : 1;
  return (one.row ?? 0) - (other.row ?? 0);
}
