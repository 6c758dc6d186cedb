import { WrongCell } from "#kernel/document/documents.ts";
import { cleanText } from "#kernel/text/clean.ts";
import { secretIn } from "#kernel/text/marks.ts";
import type { Cell } from "#process/targeted/themes/cells.ts";
import { type Source, UnreadableFile } from "#process/targeted/themes/read-table.ts";
import { lookInto } from "../look/look.ts";
import { decoded, separatorOf } from "./csv-text.ts";

/** An uploaded table: its bytes whole, or a .csv as it streams in. */
export type TableFile =
  | { format: "xlsx"; bytes: Uint8Array }
  | { format: "csv"; bytes: Uint8Array | AsyncIterable<Uint8Array> };

/** A file whose rows `analyze` may read once; a workbook's sheet of this title, or its only one. */
export function sourceOf(file: string, title: string, table: TableFile): Source {
  return {
    file,
    rows: table.format === "csv" ? csvRows(table.bytes) : workbookRows(table.bytes, title),
  };
}

/**
 * Whether a file bears the mark of a state secret, in whatever sheet and row of it, whether or not that
 * is compared. Of a file that cannot be read to its end, what can be read is looked at.
 */
export async function isMarked({ format, bytes }: TableFile): Promise<boolean> {
  try {
    const rows = format === "csv" ? csvRows(bytes) : allRows(bytes);
    for await (const row of rows) if (secretIn(row) !== undefined) return true;
    return format === "xlsx" && (await lookInto(bytes)) === "state-secret";
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}

async function* allRows(bytes: Uint8Array): AsyncGenerator<readonly unknown[], void> {
  for (const { name, rows } of await sheetsOf(bytes)) {
    yield [name];
    yield* rows();
  }
}

/**
 * Rows of a sheet. A workbook is read whole, since its strings may stand behind its rows; each row is
 * let go as it is handed on.
 * @throws UnreadableFile when it is no workbook, too large, or has several sheets and none so named.
 */
async function* workbookRows(
  bytes: Uint8Array,
  title: string,
): AsyncGenerator<readonly Cell[], void> {
  const rows = await sheetOf(bytes, title);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    rows[at] = [];
    yield row;
  }
}

async function sheetOf(bytes: Uint8Array, title: string): Promise<Cell[][]> {
  const sheets = await sheetsOf(bytes);
  const [only, ...others] = sheets;
  const named = sheets.find(({ name }) => name.trim() === sheetNameOf(title));
  const sheet = named ?? (others.length === 0 ? only : undefined);
  if (sheet === undefined) throw new UnreadableFile(`工作簿中没有工作表“${title}”`);
  return sheet.rows();
}

type OpenSheet = { name: string; rows: () => Cell[][] };

async function sheetsOf(bytes: Uint8Array): Promise<OpenSheet[]> {
  const [{ openWorkbook }, { tableLimits, UnreadableWorkbook }] = await Promise.all([
    import("../workbook/read.ts"),
    import("../workbook/limits.ts"),
  ]);
  const readable = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof UnreadableWorkbook) throw new UnreadableFile(error.message);
      throw error;
    }
  };
  const sheets = readable(() => openWorkbook(bytes, tableLimits));
  return sheets.map(({ name, rows }) => ({ name, rows: () => readable(rows) }));
}

/** A title as a sheet may be named, which must not hold these signs. */
export function sheetNameOf(title: string): string {
  return title.replaceAll(/[\\/?*:[\]]/g, "");
}

/**
 * Records of a .csv as they come, however its system writes it: encoding and separator are found out,
 * and signs that only force text (`'`, a backtick, `=""`) are no part of a value.
 * @throws UnreadableFile when quotes do not close or the bytes are of no encoding that is known.
 */
async function* csvRows(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Cell[], void> {
  const [{ parse }, { Readable }] = await Promise.all([import("csv-parse"), import("node:stream")]);
  const texts = decoded(bytes instanceof Uint8Array ? piecesOf(bytes) : bytes);
  const first = await texts.next().catch(unreadable);
  if (first.done === true) return;
  const rest = async function* () {
    yield first.value;
    yield* texts;
  };
  const parser = parse({
    delimiter: separatorOf(first.value),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(rest(), { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>)
      yield cells.map(textCell);
  } catch (error) {
    unreadable(error);
  } finally {
    source.destroy();
  }
}

/** Characters of one record; longer ones come of quotes that do not close. */
const longestRecord = 1_000_000;

function textCell(cell: string): Cell {
  const forced = /^="(.*)"$/s.exec(cell)?.[1]?.replaceAll('""', '"');
  const bare = forced ?? cell.replace(/^\s*[`']/, "");
  return cleanText(bare) ?? new WrongCell("含有不完整的字符，请重新输入");
}

function unreadable(cause: unknown): never {
  throw new UnreadableFile("引号或编码有误，请另存为 .xlsx 或 UTF-8 编码的 .csv 后重试", { cause });
}

const piece = 1 << 16;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
