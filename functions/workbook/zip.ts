import { inflateRawSync } from "node:zlib";
import { damaged, tooBig, UnreadableWorkbook } from "./limits.ts";

/** Where a part lies in the archive, as the directory at its end says (PKWARE APPNOTE 4.3.12). */
type Entry = { at: number; packed: number; unpacked: number; method: number };

/** The parts of an archive by name; each is unpacked when it is asked for. */
export type Archive = { part(name: string): Uint8Array | undefined };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const partMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
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
    part(name) {
      const entry = entries.get(name);
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
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const from = at + 46;
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (at > end) throw damaged();
    const key = Buffer.from(bytes.subarray(from, from + (name ?? 0))).toString("utf8");
    if (entries.has(key)) throw damaged();
    entries.set(key, {
      at: view.getUint32(from - 4, true),
      packed: view.getUint32(from - 26, true),
      unpacked: view.getUint32(from - 22, true),
      method: view.getUint16(from - 36, true),
    });
  }
  return entries;
}

/** Old and encrypted workbooks are compound files ([MS-CFB] 2.2), which people take for .xlsx. */
function noZip(bytes: Uint8Array): string {
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
  return isCompound
    ? "工作簿已加密，或为旧版 .xls，请去除密码并另存为 .xlsx 后重试"
    : "不是 .xlsx 工作簿，请另存后重试";
}

function unpack(bytes: Uint8Array, { at, packed, unpacked, method }: Entry, left: number) {
  const view = viewOf(bytes);
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
