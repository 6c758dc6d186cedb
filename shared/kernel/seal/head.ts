import type { Day } from "#kernel/deadline/day.ts";
import type { Event } from "../record/event.ts";
import type { Item, Key } from "../store/keys.ts";

/** Where a record's chain stood at some moment of a day. */
export type DayHead = { kind: string; id: string; seq: number; hash: string };

/** The partition of a district's heads of one day, and where the heads of one record begin in it. */
export const headsOf = (district: string, day: Day) => `head#${district}#${day}`;
export const headsPrefix = (kind: string, id: string) => `${kind}#${id}#`;

/** Where a district's seals lie, each under its day. */
export const sealsOf = (district: string) => `sealed#${district}`;
export const sealedKey = (district: string, day: Day): Key => ({ pk: sealsOf(district), sk: day });

/** A head as it lies in the table: one item for each place that a chain was seen at, never changed. */
export function headItem(day: Day, { kind, id, district, seq, hash }: Event): Item {
  return {
    pk: headsOf(district, day),
    sk: `${headsPrefix(kind, id)}${String(seq).padStart(10, "0")}`,
    kind: "head",
    head: { kind, id, seq, hash } satisfies DayHead,
  };
}

/** The last head of each record, in the order of the table. */
export function lastHeads(items: readonly Item[]): DayHead[] {
  const last = new Map<string, DayHead>();
  for (const { head } of items) {
    const { kind, id } = head as DayHead;
    last.set(headsPrefix(kind, id), head as DayHead);
  }
  return [...last.values()];
}
