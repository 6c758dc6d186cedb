import type { Rec } from "../record/process.ts";
import type { Page, Store } from "../store/store.ts";
import { beginning, breakAt, eventOf, isSame, type Place } from "./chain.ts";
import type { Finding } from "./finding.ts";
import { eventPlace, placeOf } from "./layout.ts";
import type { Stored } from "./source.ts";

/**
 * The first break within one page of a chain: its events fit one another and the event before the
 * page, and the last page ends where the record says that its chain ends.
 */
export async function firstBreak(
  store: Store,
  { kind, id, head }: Rec,
  { items, cursor }: Page,
): Promise<Finding | undefined> {
  let place = await placeBefore(store, { kind, id }, Number(items[0]?.seq ?? 1));
  for (const item of items) {
    const broken = breakAt(place, item as Stored);
    if (broken !== undefined) return broken;
    const { seq, hash } = eventOf(item as Stored);
    place = { seq, hash };
  }
  if (cursor !== undefined || items.length === 0 || isSame(place, head)) return undefined;
  const now = await store.get(placeOf(kind, id));
  // Written while it was read: the page fits together, and the next reading sees its end.
  if (!isSame(now?.head, head)) return undefined;
  return { code: "head.differs", kind, id, seq: place.seq };
}

async function placeBefore(
  store: Store,
  { kind, id }: { kind: string; id: string },
  seq: number,
): Promise<Place> {
  if (seq <= 1) return beginning;
  const before = await store.get(eventPlace(kind, id, seq - 1));
  return before === undefined
    ? { seq: seq - 1, hash: "" }
    : { seq: seq - 1, hash: String(before.hash) };
}
