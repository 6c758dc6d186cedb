import type { ThemeCell } from "#process/targeted/theme.ts";

type Rows = readonly (readonly ThemeCell[])[];

/** Rows of an uploaded file: the first sheet of a workbook, or a .csv; undefined when it is neither. */
export async function readRows(name: string, bytes: Uint8Array): Promise<Rows | undefined> {
  if (name.endsWith(".csv")) return readCsv(bytes);
  const { default: readExcelFile } = await import("read-excel-file/node");
  try {
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    return sheet?.data as unknown as Rows | undefined;
  } catch {
    return undefined;
  }
}

/** RFC 4180; UTF-8, or GB 18030 as Chinese spreadsheets save it. */
function readCsv(bytes: Uint8Array): Rows | undefined {
  const text = decode(bytes);
  return text === undefined ? undefined : rowsOf(text.replace(/^\uFEFF/, ""));
}

function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  return undefined;
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function rowsOf(text: string): Rows | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  cell.lastIndex = 0;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) return undefined;
    const [, quoted, plain = "", end] = match;
    row.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : [...rows, row];
}
