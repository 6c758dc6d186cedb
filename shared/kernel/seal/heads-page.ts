import type { Day } from "#kernel/deadline/day.ts";
import type { Event } from "../record/event.ts";
import { eventKey } from "../store/keys.ts";
import { cursorAfter } from "../store/pages.ts";
import type { Page, PageRequest, Store } from "../store/store.ts";
import { type DayHead, headsOf } from "./head.ts";

/** A head of a day, with the event that it names; undefined where the table has lost it. */
export type SeenHead = { head: DayHead; event: Event | undefined };

/**
 * One page of the records that changed on a day, in the order of the table: one query and one batch of
 * reads, however many heads the day has. A page names a record once, at the last step that it holds; one
 * that was seen again later in the day may stand on another page with that step.
 */
export async function headsPage(
  store: Store,
  of: { district: string; day: Day },
  { limit = 50, cursor }: PageRequest,
): Promise<Page<SeenHead>> {
  const { heads, next } = await someHeads(store, of, limit, cursor);
  const last = new Map<string, DayHead>();
  for (const head of heads) {
    const record = `${head.kind}#${head.id}`;
    if (head.seq >= (last.get(record)?.seq ?? 0)) last.set(record, head);
  }
  const shown = [...last.values()];
  const events = await store.getMany(shown.map(({ kind, id, seq }) => eventKey(kind, id, seq)));
  return {
    items: shown.map((head, at) => ({ head, event: events[at] as unknown as Event | undefined })),
    ...(next === undefined ? {} : { cursor: next }),
  };
}

/** Heads as they lie in the table; an item may hold hundreds, so that a page may end within one. */
async function someHeads(
  store: Store,
  { district, day }: { district: string; day: Day },
  limit: number,
  cursor = "",
): Promise<{ heads: DayHead[]; next?: string }> {
  const pk = headsOf(district, day);
  const [skipped = "", from = ""] = cursor.split("|");
  const { items, cursor: more } = await store.range(pk, "", {
    limit,
    ...(from === "" ? {} : { cursor: from }),
  });
  const heads: DayHead[] = [];
  let [before, skip] = [from, Number(skipped)];
  for (const { sk, head, heads: together = [head] } of items) {
    const here = (together as DayHead[]).slice(skip);
    const taken = here.slice(0, limit - heads.length);
    heads.push(...taken);
    if (taken.length < here.length) return { heads, next: `${skip + taken.length}|${before}` };
    [before, skip] = [cursorAfter({ pk, sk: String(sk) }), 0];
  }
  return more === undefined ? { heads } : { heads, next: `0|${more}` };
}
