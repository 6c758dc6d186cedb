import type { Cell, Sheet } from "#kernel/document/documents.ts";

/** All sheets of an .xlsx; undefined when it is none. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[] | undefined> {
  const { default: readExcelFile } = await import("read-excel-file/node");
  try {
    const sheets = await readExcelFile(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data as unknown as readonly Cell[][],
    }));
  } catch {
    return undefined;
  }
}
