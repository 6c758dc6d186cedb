import { inflateSync } from "node:zlib";

/** Bytes of one stream, unpacked; and of all streams of a file together. */
const [most, mostOfAll] = [8_000_000, 40_000_000];

/** One object of a PDF: what stands before its stream, and its stream's place, if it has one. */
type PdfObject = { dictionary: string; stream?: Uint8Array };

/** The objects of a PDF by number, those that are packed into streams too (ISO 32000-2, 7.5.7). */
export type Pdf = {
  objects: ReadonlyMap<number, PdfObject>;
  /** A stream's content; undefined where it is packed in another way than Flate, or too large. */
  unpack(object: PdfObject): string | undefined;
};

/** How a stream is packed; a list of ways is short, so that one without an end is not sought for long. */
const filters = /\/Filter\s{0,20}(\[[^[\]]{0,200}\]|\/\w{1,40})/;

const objectStart = /(?<![0-9])(\d{1,8})\s{1,8}\d{1,5}\s{1,8}obj\b/g;

/** Opens a PDF by its objects as they lie in the file; an encrypted one has none that can be read. */
export function openPdf(bytes: Uint8Array): Pdf {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const objects = new Map<number, PdfObject>();
  let left = mostOfAll;
  const unpack = ({ dictionary, stream }: PdfObject): string | undefined => {
    if (stream === undefined) return undefined;
    const filter = filters.exec(dictionary)?.[1];
    if (filter === undefined) {
      left -= Math.min(left, stream.length);
      return left === 0 ? undefined : latin(stream);
    }
    if (!/^\[?\s*\/(?:FlateDecode|Fl)\s*\]?$/.test(filter)) return undefined;
    try {
      const unpacked = inflateSync(stream, { maxOutputLength: Math.min(most, left) });
      left -= unpacked.length;
      return latin(unpacked);
    } catch {
      return undefined;
    }
  };
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return { objects, unpack };
  const starts = [...text.matchAll(objectStart)];
  for (const [place, found] of starts.entries()) {
    const from = found.index + found[0].length;
    const until = starts[place + 1]?.index ?? text.length;
    objects.set(Number(found[1]), objectAt(text, bytes, { from, until }));
  }
  for (const packed of [...objects.values()])
    if (/\/Type\s*\/ObjStm\b/.test(packed.dictionary))
      for (const [number, dictionary] of packedIn(packed.dictionary, unpack(packed) ?? ""))
        objects.set(number, { dictionary });
  return { objects, unpack };
}

function objectAt(
  text: string,
  bytes: Uint8Array,
  { from, until }: { from: number; until: number },
): PdfObject {
  const body = text.slice(from, until);
  const opened = /\bstream\r?\n/.exec(body);
  if (opened === null) return { dictionary: body };
  const start = from + opened.index + opened[0].length;
  const end = body.lastIndexOf("endstream");
  return {
    dictionary: body.slice(0, opened.index),
    stream: bytes.subarray(start, end < 0 ? until : from + end),
  };
}

/** So much of a packed object is read; what is looked for in it is short. */
const longest = 20_000;

/** Numbers and texts of the objects of one stream; its head lists number and offset of each. */
function packedIn(dictionary: string, content: string): [number, string][] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
  if (Number.isNaN(first)) return [];
  const head = content.slice(0, Math.min(first, longest)).trim().split(/\s+/).map(Number);
  // Objects that overlap are no more than one stream's worth of reading.
  let left = content.length;
  return head.flatMap((number, place): [number, string][] => {
    if (place % 2 === 1 || left <= 0) return [];
    const from = first + (head[place + 1] ?? 0);
    const until = first + (head[place + 3] ?? content.length);
    const text = content.slice(from, Math.min(until, from + longest));
    left -= text.length;
    return [[number, text]];
  });
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
