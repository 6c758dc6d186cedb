import type { Item } from "#kernel/store/keys.ts";
import { own } from "#kernel/text/own.ts";
import { twelveMonths } from "#process/report/span.ts";
import type { At, Figure, Row, Rule } from "./figure.ts";

/** What was counted of a figure: how much, and the rows of each key, in the order in which they came. */
export type Counted = {
  value: number;
  keys: readonly { key: string; value: number }[];
  /** Key and row, tab between; a row is a record's id, with `#` and its part. */
  rows: readonly string[];
};

type Kept = { key: string; row: string; amount: number; rank: number };

/**
 * Counts records one by one, so that memory follows what is counted, not what is read. A record that
 * comes twice counts once; of a room only its own records count.
 */
export function createCount(
  figures: Readonly<Record<string, Figure>>,
  at: At,
  room: string | undefined,
) {
  const seen = new Set<string>();
  const tallies = Object.entries(figures).map(([name, figure]) => ({
    name,
    figure,
    kept: [] as (Kept & Row)[],
  }));
  return {
    /** Takes a record in. */
    add(item: Item): void {
      const id = String(item.id);
      if (seen.has(id) || (room !== undefined && !isOfRoom(item, room))) return;
      seen.add(id);
      for (const { figure, kept } of tallies) {
        const rule = own<Rule<never>>(figure.of, String(item.kind));
        for (const row of rule?.(item.state as never, at, id) ?? [])
          kept.push({ key: "", amount: 1, rank: 0, ...row, row: rowOf(id, row) });
      }
    },
    /** What all of them come to. */
    done(): Record<string, Counted> {
      return Object.fromEntries(
        tallies.map(({ name, figure, kept }) => [name, sumOf(figure, kept, at)]),
      );
    },
  };
}

function rowOf(id: string, { part }: Row): string {
  return part === undefined ? id : `${id}#${part}`;
}

function sumOf(figure: Figure, all: readonly (Kept & Row)[], { to }: At): Counted {
  const keys = keysOf(figure, to);
  const rows = onceEach(all).filter(({ key }) => keys === "open" || keys.includes(key));
  const sums = new Map<string, number>(keys === "open" ? [] : keys.map((key) => [key, 0]));
  for (const { key, amount } of rows) sums.set(key, (sums.get(key) ?? 0) + amount);
  const found = [...sums].map(([key, value]) => ({ key, value }));
  const told = keys === "open" ? largestFirst(found) : found;
  if (figure.split === "ranked") return placed(told.slice(0, mostPlaces), rows);
  return {
    value: rows.reduce((sum, { amount }) => sum + amount, 0),
    keys: figure.split === undefined ? [] : told,
    rows: rows.map(({ key, row }) => `${key}\t${row}`),
  };
}

/** Places that a ranking tells. */
const mostPlaces = 10;

/** The places of a ranking instead of what stands in them, and the rows of these. */
function placed(first: Counted["keys"], rows: readonly Kept[]): Counted {
  const places = new Map(first.map(({ key }, at) => [key, String(at + 1)]));
  return {
    value: first.reduce((sum, { value }) => sum + value, 0),
    keys: first.map(({ value }, at) => ({ key: String(at + 1), value })),
    rows: rows.flatMap(({ key, row }) => {
      const place = places.get(key);
      return place === undefined ? [] : [`${place}\t${row}`];
    }),
  };
}

function largestFirst(keys: Counted["keys"]): Counted["keys"] {
  return keys.toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
}

/** The keys of a series that is not as found; a single number has the empty one. */
function keysOf({ split }: Figure, to: string): readonly string[] | "open" {
  if (split === undefined) return [""];
  if (split === "open" || split === "ranked") return "open";
  return split === "months" ? twelveMonths(to) : Object.keys(split);
}

/** Of rows that are the same thing only the one of the highest rank, the first of them. */
function onceEach(rows: readonly (Kept & Row)[]): (Kept & Row)[] {
  const best = new Map<string, Kept>();
  for (const row of rows) {
    const { once } = row;
    if (once !== undefined && row.rank > (best.get(once)?.rank ?? -1)) best.set(once, row);
  }
  return rows.filter((row) => row.once === undefined || best.get(row.once) === row);
}

/** Whether a record is a room's: its own one, the one that it is routed to, or one of several. */
function isOfRoom({ state }: Item, wanted: string): boolean {
  const { room, rooms, routing } = state as {
    room?: string;
    rooms?: readonly string[];
    routing?: { room?: string };
  };
  return (room ?? routing?.room) === wanted || rooms?.includes(wanted) === true;
}
