import { isDeepStrictEqual } from "node:util";
import { type IndexName, indexes } from "#kernel/store/indexes.ts";
import type { Item, Key } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";
import { rowOf, sizeOf } from "./sizes.ts";

/** What a stretch of work cost, by AWS's own arithmetic. */
export type Meter = {
  /** Of two writes or more. */
  transactions: number;
  singleWrites: number;
  writes: number;
  /** Of the table: 1 per started KiB of the larger of an item before and after, 2 in a transaction. */
  writeUnits: number;
  /**
   * One unit per started KiB of a row that an index gets, changes or loses; one that moves to another
   * key is lost and got; one whose projected attributes stay costs nothing (Amazon DynamoDB Developer
   * Guide, "Provisioned throughput considerations for global secondary indexes").
   */
  indexWriteUnits: number;
  /** Consistent reads: 1 per started 4 KiB; index reads half of that. */
  readUnits: number;
  /** Where the units go, by what the item is: `task record`, `enrollment event`. */
  items: Record<string, ItemCost>;
};

type ItemCost = { writes: number; writeUnits: number; indexWriteUnits: number; readUnits: number };

/** Counts everything that passes the world's store from now on, until it is stopped. */
export function meter(world: World): { total: Meter; stop(): void } {
  const total: Meter = {
    transactions: 0,
    singleWrites: 0,
    writes: 0,
    writeUnits: 0,
    indexWriteUnits: 0,
    readUnits: 0,
    items: {},
  };
  const { store } = world;
  const unmetered = { ...store };
  const { transact, get, getMany, range, index } = unmetered;
  store.transact = async (writes) => {
    const before = await Promise.all(writes.map((write) => unmetered.get(keyOf(write))));
    const lost = await transact(writes);
    total[writes.length > 1 ? "transactions" : "singleWrites"] += 1;
    const factor = writes.length > 1 ? 2 : 1;
    for (const [place, write] of writes.entries()) count(total, write, before[place], factor);
    return lost;
  };
  store.get = async (key) => {
    const item = await get(key);
    add(total, nameOf(key), { readUnits: unitsOf(item, 4096) });
    return item;
  };
  store.getMany = async (keys) => {
    const items = await getMany(keys);
    for (const [place, key] of keys.entries())
      add(total, nameOf(key), { readUnits: unitsOf(items[place], 4096) });
    return items;
  };
  store.range = async (...query) => {
    const page = await range(...query);
    add(total, `range ${query[1]}`, { readUnits: pageUnits(page.items) });
    return page;
  };
  store.index = async (...query) => {
    const page = await index(...query);
    add(total, `index ${query[0]}`, { readUnits: pageUnits(page.items) / 2 });
    return page;
  };
  return { total, stop: () => void Object.assign(store, unmetered) };
}

function count(total: Meter, write: Write, before: Item | undefined, factor: 1 | 2): void {
  const item = "put" in write ? write.put : undefined;
  const rows = ("check" in write ? [] : Object.keys(indexes)) as IndexName[];
  const ofIndexes = rows.map((name) =>
    indexUnits(
      before === undefined ? undefined : rowOf(name, before),
      item === undefined ? undefined : rowOf(name, item),
      indexes[name],
    ),
  );
  add(total, nameOf(keyOf(write)), {
    writes: 1,
    writeUnits: factor * Math.max(unitsOf(item, 1024), unitsOf(before, 1024)),
    indexWriteUnits: ofIndexes.reduce((sum, units) => sum + units, 0),
  });
}

function add(total: Meter, name: string, cost: Partial<ItemCost>): void {
  total.items[name] ??= { writes: 0, writeUnits: 0, indexWriteUnits: 0, readUnits: 0 };
  const of = total.items[name];
  for (const key of Object.keys(cost) as (keyof ItemCost)[]) {
    total[key] += cost[key] ?? 0;
    of[key] += cost[key] ?? 0;
  }
}

/** What an item is, by the kinds in its key. */
function nameOf({ pk, sk }: Key): string {
  return `${pk.split("#")[0]} ${sk.split("#")[0]}`;
}

type IndexRow = Readonly<Record<string, unknown>> | undefined;

function indexUnits(
  had: IndexRow,
  has: IndexRow,
  { hash, range }: { hash: string; range: string },
): number {
  if (isDeepStrictEqual(had, has)) return 0;
  const isMoved = had?.[hash] !== has?.[hash] || had?.[range] !== has?.[range];
  const lost = had === undefined ? 0 : unitsOf(had, 1024);
  const got = has === undefined ? 0 : unitsOf(has, 1024);
  return isMoved ? lost + got : Math.max(lost, got);
}

function keyOf(write: Write): Key {
  const { pk, sk } = "put" in write ? write.put : "check" in write ? write.check : write.remove;
  return { pk, sk };
}

function unitsOf(item: Readonly<Record<string, unknown>> | undefined, unit: number): number {
  return item === undefined ? 1 : Math.max(1, Math.ceil(sizeOf(item) / unit));
}

function pageUnits(items: readonly Readonly<Record<string, unknown>>[]): number {
  return Math.max(1, Math.ceil(items.reduce((sum, item) => sum + sizeOf(item), 0) / 4096));
}
