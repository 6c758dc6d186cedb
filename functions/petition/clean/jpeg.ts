/** Markers without a length (ITU-T T.81 §B.1.1.2): restart, start and end of image, TEM. */
const bare = (marker: number) => (marker >= 0xd0 && marker <= 0xd9) || marker === 0x01;

/** JFIF header and Adobe's colour transform: without them an image may show other colours. */
const kept = new Set([0xe0, 0xee]);

/**
 * A JPEG without metadata: application segments (Exif with place, camera and thumbnail, XMP, IPTC,
 * maker notes) and comments are left out, picture data is copied as it is. The direction in which a
 * phone was held stays, as an Exif segment of that one value. Undefined when it is no whole JPEG.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return undefined;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return undefined;
    if (marker === 0xd9)
      return joined([...withOrientation(parts, orientation), bytes.subarray(at, at + 2)]);
    if (bare(marker)) {
      parts.push(bytes.subarray(at, at + 2));
      at += 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation ??= orientationOf(segment);
    if (!isMetadata(marker)) parts.push(segment);
    at = end;
    if (marker === 0xda) {
      const after = endOfScan(bytes, at);
      if (after === undefined) return undefined;
      parts.push(bytes.subarray(at, after));
      at = after;
    }
  }
}

/** APP0 to APP15 but the kept ones, and COM. */
function isMetadata(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef && !kept.has(marker)) || marker === 0xfe;
}

/** Where the next marker follows the entropy-coded data; 0xFF00 and restarts belong to the data. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff)
      return at;
  }
  return undefined;
}

/** Tag 0x0112 of IFD0 (Exif 2.32 §4.6.4), 2 to 8; undefined when upright or not there. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (String.fromCharCode(...segment.subarray(4, 10)) !== "Exif\0\0" || segment.length < 18)
    return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  const little = tiff.getUint16(0) === 0x4949;
  const ifd = tiff.getUint32(4, little);
  if (ifd + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(ifd, little);
  for (let index = 0; index < count; index += 1) {
    const entry = ifd + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) === 0x0112) {
      const value = tiff.getUint16(entry + 8, little);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

function withOrientation(
  parts: readonly Uint8Array[],
  orientation: number | undefined,
): readonly Uint8Array[] {
  const [start, ...rest] = parts;
  return orientation === undefined || start === undefined
    ? parts
    : [start, exifOf(orientation), ...rest];
}

/** An Exif segment that holds the direction and nothing else. */
function exifOf(orientation: number): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
