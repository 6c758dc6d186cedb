import type { World } from "../world.ts";
import { type Item, recordKey } from "./keys.ts";

const page = 100;

/** Every record that is found by a key of the about index, or those of one kind, page by page. */
export async function* readAbout(world: World, key: string, kind?: string): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const found = await world.store.index(
      "about",
      key,
      { prefix: kind === undefined ? "" : `${kind}#` },
      { limit: page, ...(cursor === undefined ? {} : { cursor }) },
    );
    const records = await world.store.getMany(
      found.items.map(({ kind, id }) => recordKey(String(kind), String(id))),
    );
    for (const record of records) if (record !== undefined) yield record;
    cursor = found.cursor;
  } while (cursor !== undefined);
}
