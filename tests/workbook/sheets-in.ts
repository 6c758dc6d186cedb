import { readWorkbook } from "#functions/importer/workbook.ts";
import type { Sheet } from "#kernel/document/documents.ts";

/** The sheets of a workbook that can be read. @throws Error for any other */
export async function sheetsIn(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const read = await readWorkbook(bytes);
  if (!("sheets" in read)) throw new Error(JSON.stringify(read));
  return read.sheets;
}
