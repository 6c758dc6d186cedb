import type { World } from "../world.ts";
import type { Row } from "./indexes.ts";
import type { Item } from "./keys.ts";
import { cursorAfter, fetchedAhead, itemsOf, pagesOf } from "./pages.ts";
import type { PageRequest } from "./store.ts";

const page = 100;

/** An item of a list as it is now, and the cursor that goes on behind its row. */
export type Listed = { item: Item; behind: string };

/** Which part of a list: sort keys that begin so, or that lie between two, both included. */
export type Part = { prefix: string } | { from: string; to: string };

/** One page of a list, row by row; what has left the part since is left out. */
export async function listedRows(
  { store }: World,
  list: string,
  part: Part,
  request: PageRequest,
): Promise<{ items: Listed[]; cursor?: string }> {
  const found = await store.index("list", list, part, request);
  return { ...found, items: await listedNow({ store }, found.items, { list, part }) };
}

/** The items of some rows of a list, without what has left that part of it since. */
async function listedNow(
  { store }: Pick<World, "store">,
  rows: readonly Row<"list">[],
  { list, part }: { list: string; part: Part },
): Promise<Listed[]> {
  const items = await store.getMany(rows);
  return rows.flatMap(({ pk, sk, listKey, listSort }, place): Listed[] => {
    const item = items[place];
    const isListed = item?.listKey === list && isWithin(part, String(item.listSort));
    return isListed ? [{ item, behind: cursorAfter({ pk, sk, listKey, listSort }) }] : [];
  });
}

function isWithin(part: Part, sort: string): boolean {
  return "prefix" in part ? sort.startsWith(part.prefix) : sort >= part.from && sort <= part.to;
}

/** One page of a list, with the items as they are now; what has left the list since is left out. */
export async function listedPage(
  world: World,
  list: string,
  prefix: string,
  request: PageRequest,
): Promise<{ items: Item[]; cursor?: string }> {
  const { items, ...rest } = await listedRows(world, list, { prefix }, request);
  return { ...rest, items: items.map(({ item }) => item) };
}

/** Every item of a list whose sort key begins so, in its order, page by page. */
export async function* readListed(
  world: World,
  list: string,
  prefix: string,
): AsyncGenerator<Item> {
  yield* itemsOf((more) => listedPage(world, list, prefix, { limit: page, ...more }));
}

/** Every item of a list, for whoever reads to its end: the next pages are fetched meanwhile. */
export async function* readWhole(
  { store }: Pick<World, "store">,
  list: string,
): AsyncGenerator<Item> {
  const part = { prefix: "" };
  const pages = pagesOf((more) => store.index("list", list, part, { limit: page, ...more }));
  const listed = fetchedAhead(pages, (rows) => listedNow({ store }, rows, { list, part }));
  for await (const { item } of listed) yield item;
}
