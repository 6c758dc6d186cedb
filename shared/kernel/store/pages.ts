import type { Key } from "./keys.ts";

type Page<T> = { items: readonly T[]; cursor?: string };
type More = { cursor?: string };

/**
 * The pages of a query, one read for each that is asked for: who stops early reads no further.
 * `read` takes `{}` for the first page and the cursor of the page before for each other one.
 */
export async function* pagesOf<T>(
  read: (more: More) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let more: More | undefined = {};
  while (more !== undefined) {
    const page: Page<T> = await read(more);
    yield page.items;
    more = page.cursor === undefined ? undefined : { cursor: page.cursor };
  }
}

/** The items of a query, over all its pages, likewise. */
export async function* itemsOf<T>(read: (more: More) => Promise<Page<T>>): AsyncGenerator<T> {
  for await (const items of pagesOf(read)) yield* items;
}

/** Pages of which the items are being fetched at a time: some 400 records, a few MB at most. */
const underWay = 4;

/**
 * What rows stand for, for whoever reads to the end: while some of it is passed over, that of the next
 * pages is being fetched. In the order of the rows.
 */
export async function* fetchedAhead<T, I>(
  pages: AsyncIterable<readonly T[]>,
  fetch: (rows: readonly T[]) => Promise<readonly I[]>,
): AsyncGenerator<I> {
  const fetching: Promise<readonly I[]>[] = [];
  for await (const rows of pages) {
    const one = fetch(rows);
    // One that fails is told of when its turn comes, and not where nobody waits for it.
    one.catch(() => {});
    fetching.push(one);
    if (fetching.length === underWay) yield* (await fetching.shift()) ?? [];
  }
  for (const one of fetching) yield* await one;
}

/** The cursor that goes on behind a key of a partition, or of an index with the keys that it has there. */
export function cursorAfter(key: Key & Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}
