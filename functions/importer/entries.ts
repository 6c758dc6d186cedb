import type { World } from "#kernel/world.ts";
import { entriesKey } from "#registry/import/file-keys.ts";
import { getSealed, putSealed } from "#registry/import/sealed-files.ts";
import { enter } from "#registry/search/directory.ts";
import type { Entry } from "#registry/search/entry.ts";
import { readImport, type Subject } from "./command.ts";

/** Lays by what a chunk has written, for the directory; nothing where it has written nothing. */
export async function keepEntries(
  world: World,
  { id, chunk }: Subject & { chunk: number },
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length > 0) await putSealed(world, entriesKey(id, chunk), JSON.stringify(entries));
}

/**
 * Enters all that an import has written into the directory at once: each part of it is rewritten once,
 * and not for every row. Repeatable, also after a failure, for what was written until then.
 */
export async function enterImported(world: World, subject: Subject): Promise<void> {
  const { done } = await readImport(world, subject);
  const entries: Entry[] = [];
  for (let chunk = 0; chunk < done; chunk += 1) {
    const text = await getSealed(world, entriesKey(subject.id, chunk));
    if (text !== undefined) entries.push(...(JSON.parse(text) as Entry[]));
  }
  await enter(world, subject.district, entries);
}
