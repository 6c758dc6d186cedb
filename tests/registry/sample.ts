import { sampleTitle } from "#local/sample/library/library.ts";
import { type PersonRow, type UnitRow, writeLibrary } from "#local/sample/library/workbook.ts";
import { type Checked, checkWorkbook } from "#registry/import/check/check.ts";
import { sheetsIn } from "../workbook/sheets-in.ts";
import { testVault } from "./world.ts";

/** Checks a workbook's bytes for an empty district. */
export async function checkBytes(bytes: Uint8Array): Promise<Checked> {
  return checkWorkbook(await sheetsIn(bytes), {
    district: "sample",
    units: [],
    supervised: new Map(),
    blindIndex: testVault().blindIndex,
  });
}

/** Checks rows by way of a real workbook. */
export async function checkRows(units: UnitRow[], people: PersonRow[]): Promise<Checked> {
  return checkBytes(await writeLibrary(sampleTitle, units, people));
}

/** Messages of what is wrong. */
export function messages({ errors }: Checked): string[] {
  return errors.map(({ message }) => message);
}
