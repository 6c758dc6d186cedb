import type { Cell } from "#process/targeted/themes/cells.ts";
import { type Source, UnreadableFile } from "#process/targeted/themes/read-table.ts";
import { unpackedBytes } from "../unpacked.ts";

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

/** What a sheet may be when unpacked; about 250,000 rows of ten cells. */
const mostUnpacked = 100_000_000;

/**
 * Rows of a sheet. A workbook is read whole, since its strings may stand behind its rows; each row is
 * let go as it is handed on.
 * @throws UnreadableFile when it is no workbook, too large, or has several sheets and none so named.
 */
async function* workbookRows(
  bytes: Uint8Array,
  title: string,
): AsyncGenerator<readonly Cell[], void> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === undefined) throw new UnreadableFile("不是 .xlsx 工作簿，请另存后重试");
  if (unpacked > mostUnpacked) throw new UnreadableFile("工作簿过大，请拆分或另存为 .csv 后重试");
  const rows = await sheetOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), title);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    rows[at] = [];
    yield row;
  }
}

async function sheetOf(bytes: Buffer, title: string): Promise<(readonly Cell[])[]> {
  const { default: readExcelFile, readSheet } = await import("read-excel-file/node");
  try {
    return (await readSheet(bytes, sheetNameOf(title))) as unknown as Cell[][];
  } catch {
    const sheets = await readExcelFile(bytes).catch(() => {
      throw new UnreadableFile("工作簿已损坏，请另存后重试");
    });
    const [only, ...others] = sheets;
    if (only === undefined || others.length > 0)
      throw new UnreadableFile(`工作簿中没有工作表“${title}”`);
    return only.data as unknown as Cell[][];
  }
}

/** A title as a sheet may be named, which must not hold these signs. */
export function sheetNameOf(title: string): string {
  return title.replaceAll(/[\\/?*:[\]]/g, "");
}

/**
 * Records of a .csv as they come, in UTF-8, UTF-16 with a mark, or else GB18030; commas or tabs.
 * @throws UnreadableFile when quotes do not close or the bytes are of no such encoding.
 */
async function* csvRows(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Cell[], void> {
  const [{ parse }, { Readable }] = await Promise.all([import("csv-parse"), import("node:stream")]);
  const texts = decoded(bytes instanceof Uint8Array ? piecesOf(bytes) : bytes);
  const first = await texts.next().catch(unreadable);
  if (first.done === true) return;
  const line = first.value.slice(0, first.value.search(/\r?\n|$/));
  const rest = async function* () {
    yield first.value;
    yield* texts;
  };
  const parser = parse({
    delimiter: line.includes("\t") && !line.includes(",") ? "\t" : ",",
    relax_column_count: true,
    relax_quotes: true,
  });
  const source = Readable.from(rest(), { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>)
      yield cells.map((cell) => (cell.startsWith('="') ? cell.slice(2, -1) : cell));
  } catch (error) {
    unreadable(error);
  } finally {
    source.destroy();
  }
}

function unreadable(cause: unknown): never {
  throw new UnreadableFile("引号或编码有误，请另存为 .xlsx 或 UTF-8 编码的 .csv 后重试", { cause });
}

const piece = 1 << 16;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** The first piece holds the Chinese header, so it tells the encoding. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: ReturnType<typeof decoderOf> | undefined;
  for await (const bytes of pieces) {
    decoder ??= decoderOf(encodingOf(bytes));
    const text = decoder.decode(bytes, { stream: true });
    if (text !== "") yield text;
  }
  const last = decoder?.decode() ?? "";
  if (last !== "") yield last;
}

function decoderOf(encoding: string) {
  return new TextDecoder(encoding, { fatal: true });
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  try {
    decoderOf("utf-8").decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
