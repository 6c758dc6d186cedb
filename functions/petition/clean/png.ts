const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that make the picture (PNG specification, third edition, §11); all others are left out. */
const kept = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "cHRM",
  "gAMA",
  "sRGB",
  "bKGD",
  "pHYs",
  "sBIT",
]);

/**
 * A PNG without metadata: texts, times, Exif, colour profiles with their maker's name and unknown
 * chunks are left out. Undefined when it is no whole PNG.
 */
export function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  if (signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kept.has(name)) parts.push(bytes.subarray(at, end));
    if (name === "IEND") return new Uint8Array(Buffer.concat(parts));
    at = end;
  }
  return undefined;
}
