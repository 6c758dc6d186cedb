import type { World } from "../world.ts";
import type { Item } from "./keys.ts";
import { itemsOf } from "./pages.ts";
import type { PageRequest } from "./store.ts";

const page = 100;

/** One page of a list, with the items as they are now; what has left the list since is left out. */
export async function listedPage(
  { store }: World,
  list: string,
  prefix: string,
  request: PageRequest,
): Promise<{ items: Item[]; cursor?: string }> {
  const found = await store.index("list", list, { prefix }, request);
  const items = await store.getMany(found.items);
  const isListed = (item: Item) =>
    item.listKey === list && String(item.listSort).startsWith(prefix);
  return { ...found, items: items.filter((item) => item !== undefined).filter(isListed) };
}

/** Every item of a list whose sort key begins so, in its order, page by page. */
export async function* readListed(
  world: World,
  list: string,
  prefix: string,
): AsyncGenerator<Item> {
  yield* itemsOf((more) => listedPage(world, list, prefix, { limit: page, ...more }));
}
