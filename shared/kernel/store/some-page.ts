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
