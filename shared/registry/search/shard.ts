import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Entry } from "./entry.ts";

/**
 * How many parts a district's directory has. A change rewrites one part: some 15 KB at 50,000 people,
 * and a search that knows nothing yet reads them all, some 2 MB.
 */
export const shards = 128;

/** The part in which an id always stands. */
export function shardFor(id: string): number {
  return (createHash("sha1").update(id).digest()[0] ?? 0) % shards;
}

/** Entries as they lie in the table. */
export function packed(entries: readonly Entry[]): Uint8Array {
  return gzipSync(JSON.stringify(entries));
}

/** The entries of a part. */
export function unpacked(bytes: Uint8Array): Entry[] {
  return JSON.parse(gunzipSync(bytes).toString("utf8")) as Entry[];
}

/** A later line, or the same one where its print was not kept yet. */
function isNews({ version, print }: Entry, before: Entry | undefined): boolean {
  if (before === undefined || version > before.version) return true;
  return version === before.version && before.print === undefined && print !== undefined;
}

/** A part with these entries in it; the very same one where they are no news. */
export function withEntries(part: readonly Entry[], news: readonly Entry[]): readonly Entry[] {
  const known = new Map(part.map((entry) => [entry.id, entry]));
  const newer = news.filter((entry) => isNews(entry, known.get(entry.id)));
  if (newer.length === 0) return part;
  for (const entry of newer) known.set(entry.id, entry);
  return [...known.values()];
}
