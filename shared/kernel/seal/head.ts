import type { Day } from "#kernel/deadline/day.ts";
import type { Event } from "../record/event.ts";
import type { Item, Key } from "../store/keys.ts";
import { hashOf } from "../text/hash.ts";

/** Where a record's chain stood at some moment of a day. */
export type DayHead = { kind: string; id: string; seq: number; hash: string };

/** The partition of a district's heads of one day. */
export const headsOf = (district: string, day: Day) => `head#${district}#${day}`;
const placeOf = ({ kind, id }: Pick<DayHead, "kind" | "id">) => `${kind}#${id}#`;

/** Where a district's seals lie, each under its day. */
export const sealsOf = (district: string) => `sealed#${district}`;
export const sealedKey = (district: string, day: Day): Key => ({ pk: sealsOf(district), sk: day });

/** A head as it lies in the table: one item for each place that a chain was seen at, never changed. */
export function headItem(day: Day, { kind, id, district, seq, hash }: Event): Item {
  return {
    pk: headsOf(district, day),
    sk: `${placeOf({ kind, id })}${String(seq).padStart(10, "0")}`,
    kind: "head",
    head: { kind, id, seq, hash } satisfies DayHead,
  };
}

/** Heads of one district that were seen together, in one item; under the same key when they come again. */
export function headsItem(day: Day, district: string, events: readonly Event[]): Item {
  const heads = events.map(({ kind, id, seq, hash }): DayHead => ({ kind, id, seq, hash }));
  return { pk: headsOf(district, day), sk: `together#${hashOf(heads)}`, kind: "head", heads };
}

/** The last head of each record, in the order of their kinds and ids. */
export function lastHeads(items: readonly Item[]): DayHead[] {
  const last = new Map<string, DayHead>();
  for (const item of items)
    for (const head of (item.heads ?? [item.head]) as readonly DayHead[]) {
      const place = placeOf(head);
      if (head.seq >= (last.get(place)?.seq ?? 0)) last.set(place, head);
    }
  return [...last].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, head]) => head);
}
