import { readBook } from "./book.ts";
import type { Limits } from "./limits.ts";
import { damaged } from "./limits.ts";
import { type Rows, readRows } from "./sheet.ts";
import { openZip } from "./zip.ts";

/** A sheet that people see; its rows are laid out when they are asked for. */
export type OpenSheet = { name: string; rows: () => Rows };

/**
 * Opens an .xlsx for whoever takes one in: the library's import, nominations, a unit's records. Every
 * measure is checked before memory is spent on it.
 * @throws UnreadableWorkbook with what is wrong, in Chinese.
 */
export function openWorkbook(bytes: Uint8Array, { unpacked, cells }: Limits): OpenSheet[] {
  const archive = openZip(bytes, unpacked);
  const book = readBook(archive);
  const budget = { cells };
  return book.sheets.map(({ name, part }) => ({
    name,
    rows: () => {
      const found = archive.part(part);
      if (found === undefined) throw damaged();
      return readRows(found, book, budget);
    },
  }));
}
