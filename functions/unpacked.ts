/** What the directory at a ZIP's end says its files will be unpacked; undefined when it is none. */
export function unpackedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const least = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= least && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < least) return undefined;
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    sum += view.getUint32(at + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sum;
}
