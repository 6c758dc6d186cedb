import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import type { Entry } from "./schema.ts";

const pkOf = (id: string) => `dossier-text#${id}`;

/**
 * The write that keeps an entry beside its file's record, where only an approved opening reads it, and
 * the hash that its event holds; the salt keeps the hash from telling what was guessed.
 */
export function keepEntry(
  world: World,
  id: string,
  n: number,
  entry: Entry,
): { write: Write; hash: string } {
  const kept = { ...entry, salt: Buffer.from(world.random(16)).toString("hex") };
  const sk = `entry#${String(n).padStart(6, "0")}`;
  return { write: { put: { pk: pkOf(id), sk, ...kept }, when: "absent" }, hash: hashOf(kept) };
}

/** All entries of a file, in the order in which they were made. */
export async function readEntries(world: World, id: string): Promise<Entry[]> {
  const items = await Array.fromAsync(
    itemsOf((more) => world.store.range(pkOf(id), "entry#", more)),
  );
  return (items as unknown as Entry[]).map(({ section, on, text }) => ({ section, on, text }));
}
