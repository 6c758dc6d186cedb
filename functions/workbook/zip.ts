import { inflateRawSync } from "node:zlib";
import { damaged, tooBig, UnreadableWorkbook } from "./limits.ts";

/** Where a part lies in the archive, as the directory at its end says (PKWARE APPNOTE 4.3.12). */
type Entry = { at: number; packed: number; unpacked: number; method: number; locked: boolean };

/** The parts of an archive by name, whatever its case; each is unpacked when it is asked for. */
export type Archive = {
  names: readonly string[];
  part(name: string): Uint8Array | undefined;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const partMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
const locatorMark = 0x07064b50;
const locatorBytes = 20;
const wideEndMark = 0x06064b50;
const beyond16 = 0xffff;
const beyond32 = 0xffffffff;
const stored = 0;
const deflated = 8;

/**
 * Opens a ZIP by its directory: what that does not name is not there. Bytes are counted while they are
 * unpacked; the directory's own figures only make it stop sooner.
 * @throws UnreadableWorkbook when it is no ZIP, damaged, or unpacks to more than `most` bytes.
 */
export function openZip(bytes: Uint8Array, most: number): Archive {
  const entries = directoryOf(bytes);
  let left = most;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(keyOf(name));
      if (entry === undefined) return undefined;
      if (entry.unpacked > left) throw tooBig();
      const found = unpack(bytes, entry, left);
      left -= found.length;
      return found;
    },
  };
}

function directoryOf(bytes: Uint8Array): Map<string, Entry> {
  const view = viewOf(bytes);
  const least = Math.max(0, bytes.length - endBytes - longestComment);
  let end = bytes.length - endBytes;
  while (end >= least && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < least) throw new UnreadableWorkbook(noZip(bytes));
  const entries = new Map<string, Entry>();
  let { at, count } = startOf(view, end);
  for (; count > 0; count -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const from = at + 46;
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (at > end) throw damaged();
    const key = keyOf(Buffer.from(bytes.subarray(from, from + (name ?? 0))).toString("utf8"));
    if (entries.has(key)) throw damaged();
    const wide = wideOf(view, from + (name ?? 0), from + (name ?? 0) + (extra ?? 0));
    const wideOr = (short: number) => (short === beyond32 ? wide() : short);
    const unpacked = wideOr(view.getUint32(from - 22, true));
    const packed = wideOr(view.getUint32(from - 26, true));
    entries.set(key, {
      unpacked,
      packed,
      at: wideOr(view.getUint32(from - 4, true)),
      method: view.getUint16(from - 36, true),
      locked: (view.getUint16(from - 38, true) & 1) === 1,
    });
  }
  return entries;
}

/** Where the directory begins, and how many entries it has; some programs always write ZIP64. */
function startOf(view: DataView, end: number): { at: number; count: number } {
  const at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (at !== beyond32 && count !== beyond16) return { at, count };
  if (end < locatorBytes || view.getUint32(end - locatorBytes, true) !== locatorMark)
    return { at, count };
  const wide = longAt(view, end - locatorBytes + 8);
  if (wide + 56 > end || view.getUint32(wide, true) !== wideEndMark) throw damaged();
  return { at: longAt(view, wide + 48), count: longAt(view, wide + 32) };
}

/** The next of the figures that do not fit into 32 bits, from the entry's extra field (4.5.3). */
function wideOf(view: DataView, from: number, until: number): () => number {
  let at = from;
  while (at + 4 <= until && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return () => {
    if (at + 8 > until) throw damaged();
    at += 8;
    return longAt(view, at - 8);
  };
}

function longAt(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
}

/** Names of parts differ by more than case (ECMA-376 part 2, 6.2.2.3); old .NET parts them by `\\`. */
function keyOf(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}

/** Old and encrypted workbooks are compound files ([MS-CFB] 2.2), which people take for .xlsx. */
function noZip(bytes: Uint8Array): string {
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
  return isCompound
    ? "工作簿已加密，或为旧版 .xls，请去除密码并另存为 .xlsx 后重试"
    : "不是 .xlsx 工作簿，请另存后重试";
}

function unpack(bytes: Uint8Array, entry: Entry, left: number) {
  const { at, packed, unpacked, method } = entry;
  const view = viewOf(bytes);
  if (entry.locked) throw new UnreadableWorkbook("工作簿已加密，请去除密码后重试");
  if (at + 30 > bytes.length || view.getUint32(at, true) !== partMark) throw damaged();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const raw = bytes.subarray(from, from + packed);
  if (raw.length < packed) throw damaged();
  if (method === stored) {
    if (raw.length > left) throw tooBig();
    return raw;
  }
  if (method !== deflated) throw damaged();
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, Math.min(left, unpacked)) });
  } catch (error) {
    throw (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? tooBig() : damaged();
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
