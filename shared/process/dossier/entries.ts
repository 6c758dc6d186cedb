import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { type Entry, textOf } from "./entry.ts";
import type { EntrySection } from "./schema.ts";

/** An entry as the file shows it; who made it, when and on what ground, where that was asked for. */
export type FiledEntry = {
  section: EntrySection;
  on: string;
  text: string;
  made?: { by: string; at: string; basis: string };
};

const pkOf = (id: string) => `dossier-text#${id}`;

/**
 * The write that keeps an entry beside its file's record, where only an approved opening reads it, and
 * the hash that its event holds; the salt keeps the hash from telling what was guessed.
 */
export function keepEntry(
  world: World,
  id: string,
  n: number,
  { entry, by }: { entry: Entry; by: string },
): { write: Write; hash: string } {
  const made = { by, at: world.clock(), basis: entry.basis };
  const line = { section: entry.section, on: entry.on, text: textOf(entry), made };
  const kept = { ...entry, ...line, salt: Buffer.from(world.random(16)).toString("hex") };
  const sk = `entry#${String(n).padStart(6, "0")}`;
  return { write: { put: { pk: pkOf(id), sk, ...kept }, when: "absent" }, hash: hashOf(kept) };
}

/** All entries of a file, in the order in which they were made. */
export async function readEntries(world: World, id: string): Promise<FiledEntry[]> {
  const items = await Array.fromAsync(
    itemsOf((more) => world.store.range(pkOf(id), "entry#", more)),
  );
  return (items as unknown as FiledEntry[]).map(({ section, on, text, made }) => ({
    section,
    on,
    text,
    ...(made === undefined ? {} : { made }),
  }));
}
