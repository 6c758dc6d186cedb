import { Unzip, UnzipInflate } from "fflate";

/** Bounds of a document that is taken in, unpacked: bytes of all parts together, and parts. */
const most = { bytes: 60_000_000, parts: 2_000 };

/**
 * The parts of a ZIP package by name. Bytes are counted while they are unpacked, whatever the package
 * says of itself; undefined when it is over the bounds or cannot be read.
 */
export function unpack(packed: Uint8Array): Record<string, Uint8Array> | undefined {
  const parts = new Map<string, Uint8Array[]>();
  let bytes = 0;
  const unzip = new Unzip((file) => {
    const pieces: Uint8Array[] = [];
    if (parts.has(file.name) || parts.size >= most.parts) throw new Error("Over the bounds");
    parts.set(file.name, pieces);
    file.ondata = (error, piece) => {
      if (error !== null) throw error;
      bytes += piece.length;
      if (bytes > most.bytes) throw new Error("Over the bounds");
      pieces.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that a bomb is stopped after one of them and not after the whole.
    for (let at = 0; at < packed.length; at += 16_384)
      unzip.push(packed.subarray(at, at + 16_384), at + 16_384 >= packed.length);
  } catch {
    return undefined;
  }
  return Object.fromEntries(
    [...parts].flatMap(([name, pieces]) =>
      name.endsWith("/") ? [] : [[name, new Uint8Array(Buffer.concat(pieces))] as const],
    ),
  );
}
