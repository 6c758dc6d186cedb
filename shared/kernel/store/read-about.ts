import type { World } from "../world.ts";
import { type Item, recordKey } from "./keys.ts";
import { fetchedAhead, pagesOf } from "./pages.ts";

const page = 100;

/**
 * Every record that is found by a key of the about index, or those of one kind or of several, page by
 * page: one query a page, and one batch read of those wanted.
 */
export async function* readAbout(
  world: World,
  key: string,
  kinds?: string | readonly string[],
): AsyncGenerator<Item> {
  const wanted = typeof kinds === "string" ? [kinds] : kinds;
  const prefix = wanted?.length === 1 ? `${wanted[0]}#` : "";
  const pages = pagesOf((more) =>
    world.store.index("about", key, { prefix }, { limit: page, ...more }),
  );
  for await (const items of pages) {
    const records = await world.store.getMany(
      items
        .filter(({ kind }) => wanted?.includes(String(kind)) ?? true)
        .map(({ kind, id }) => recordKey(String(kind), String(id))),
    );
    for (const record of records) if (record !== undefined) yield record;
  }
}

/** Every record that is found by a key, for whoever reads to the end: the next pages are fetched meanwhile. */
export async function* readWholeAbout({ store }: World, key: string): AsyncGenerator<Item> {
  const pages = pagesOf((more) =>
    store.index("about", key, { prefix: "" }, { limit: page, ...more }),
  );
  const records = fetchedAhead(pages, (rows) =>
    store.getMany(rows.map(({ kind, id }) => recordKey(String(kind), String(id)))),
  );
  for await (const record of records) if (record !== undefined) yield record;
}
