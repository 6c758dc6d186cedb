import type { Page, PageRequest } from "./store.ts";

/** So many pages of which nothing may be shown are passed over before an empty one is answered. */
const mostPassed = 20;

/**
 * The first page of which something is left to show, since filters and leave are asked after
 * reading: an empty page with a cursor looks like the end of a list to those who read it.
 */
export async function somePage<I>(
  request: PageRequest,
  read: (request: PageRequest) => Promise<Page<I>>,
): Promise<Page<I>> {
  let page = await read(request);
  for (let passed = 0; passed < mostPassed; passed += 1) {
    const { items, cursor } = page;
    if (items.length > 0 || cursor === undefined) break;
    page = await read({ ...request, cursor });
  }
  return page;
}

/**
 * A page that is full unless the list is at its end, though much may be left out after reading: it ends
 * in the middle of what was read, behind the last thing that it shows. After `mostPassed` reads it is
 * answered as it stands, with more to come.
 * @param together how many rows are read at a time; more than a page has where most are left out
 */
export async function fullPage<I>(
  { limit, together, ...request }: PageRequest & { limit: number; together: number },
  read: (request: PageRequest) => Promise<Page<{ shown: I; behind: string }>>,
): Promise<Page<I>> {
  const kept: { shown: I; behind: string }[] = [];
  let { cursor } = request;
  for (let reads = 0; reads < mostPassed; reads += 1) {
    const page = await read({
      ...request,
      limit: together,
      ...(cursor === undefined ? {} : { cursor }),
    });
    kept.push(...page.items);
    cursor = page.cursor;
    if (cursor === undefined || kept.length > limit) break;
  }
  const items = kept.slice(0, limit).map(({ shown }) => shown);
  const behind = kept.length > limit ? kept[limit - 1]?.behind : cursor;
  return behind === undefined ? { items } : { items, cursor: behind };
}
