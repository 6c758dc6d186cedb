/**
 * The text of a .csv as its pieces come: UTF-8 or UTF-16 of either order, with a mark or without, or
 * else GB18030, which holds GBK. Pieces of plain ASCII leave it open until another comes.
 * @throws TypeError when the bytes are of no such encoding.
 */
export async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: ReturnType<typeof decoderOf> | undefined;
  for await (const bytes of pieces) {
    if (decoder === undefined && !isPlain(bytes)) decoder = decoderOf(encodingOf(bytes));
    const text = decoder?.decode(bytes, { stream: true }) ?? Buffer.from(bytes).toString("latin1");
    if (text !== "") yield text;
  }
  const last = decoder?.decode() ?? "";
  if (last !== "") yield last;
}

function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte > 0 && byte < 0x80);
}

function decoderOf(encoding: string) {
  return new TextDecoder(encoding, { fatal: true });
}

/**
 * A mark says it; a byte 0 stands in UTF-16 only, before or behind each sign of ASCII. 一 and 倀 have one
 * on the other side, so what most of them say counts.
 */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = bytes.reduce((all, byte) => all + (byte === 0 ? 1 : 0), 0);
  const odd = bytes.reduce((all, byte, at) => all + (byte === 0 ? at % 2 : 0), 0);
  if (zeros > 0) return odd * 2 > zeros ? "utf-16le" : "utf-16be";
  try {
    decoderOf("utf-8").decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

const separators = [",", "\t", ";", "|"];

/** Lines that are looked at, those above a header among them. */
const looked = 100;

/**
 * What parts the values: the sign that the most lines have equally often, the more the better, as
 * titles and notes above a header have none or others. Excel may say it in a first line `sep=;`.
 */
export function separatorOf(text: string): string {
  const [, said] = /^sep=([,;|\t])\s*?(?:\r|\n|$)/i.exec(text) ?? [];
  if (said !== undefined) return said;
  const lines = text
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .slice(0, looked);
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((n) => n > 0);
    const alike = Map.groupBy(counts, (count) => count);
    return Math.max(0, ...[...alike].map(([count, all]) => count * all.length));
  });
  return separators[scores.indexOf(Math.max(...scores))] ?? ",";
}
