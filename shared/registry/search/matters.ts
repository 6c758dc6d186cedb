import type { Action } from "#kernel/permission/actions.ts";
import { asFiled, type Reader, readPageAbout, readRecords } from "#kernel/permission/reader.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import { subjectsSaid } from "#kernel/record/said/subjects.ts";
import type { Item } from "#kernel/store/keys.ts";
import { readDirectory } from "./directory.ts";
import { matching } from "./entry.ts";

/** As many people and units as a name is taken to mean, each asked by one query. */
const mostNamed = 10;

/**
 * Records that a reader may see, by what people say of them: an id, a short number, an official number,
 * or a part of a person's or unit's name, post or code. Newest first; what bears the number stands alone.
 */
export async function findMatters(reader: Reader, said: string, most: number): Promise<Item[]> {
  const byNumber = await subjectsSaid(reader.world, reader.caller.district, said);
  if (byNumber.length > 0) return readRecords(reader, byNumber.slice(0, most), readsOf);
  const directory = await readDirectory(reader.world, reader.caller.district);
  const named = matching(directory, said).slice(0, mostNamed);
  const pages = await Promise.all(
    named.map(({ id }) => readPageAbout(reader, { about: id, right: asMatter }, { limit: most })),
  );
  const found = new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item]));
  return [...found.values()]
    .toSorted((one, other) => (String(one.updatedAt) < String(other.updatedAt) ? 1 : -1))
    .slice(0, most);
}

/** People of a unit lie in its file, but are no matters: the library's own search finds them. */
function asMatter(kind: string): Action | undefined {
  return kind === "person" || kind === "unit" ? undefined : asFiled(kind);
}
