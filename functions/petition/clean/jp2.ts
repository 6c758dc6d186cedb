/** Boxes that say more than the picture: XML, UUID (Exif, XMP, GeoTIFF) and where to read more. */
const telling = ["xml ", "uuid", "uinf"];

/**
 * A JPEG 2000 file without what its boxes tell of camera and place (ISO/IEC 15444-1, Annex I); a bare
 * codestream has no boxes. Undefined when it does not hold together.
 */
export function cleanJp2(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes[0] === 0xff && bytes[1] === 0x4f) return bytes;
  const kept: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined;
    const short = view.getUint32(at);
    if (short === 1 && at + 16 > bytes.length) return undefined;
    // 0: up to the end; 1: the length stands in the eight bytes behind the type.
    const length =
      short === 0 ? bytes.length - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8 || at + length > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!telling.includes(type)) kept.push(bytes.subarray(at, at + length));
    at += length;
  }
  return kept.length === 0 ? undefined : Buffer.concat(kept);
}
