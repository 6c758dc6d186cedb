import { marshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";

/** What a stretch of work cost, by AWS's own arithmetic. */
export type Meter = {
  /** Of two writes or more. */
  transactions: number;
  singleWrites: number;
  writes: number;
  /** Of the table: 1 per started KiB of each item, 2 in a transaction. */
  writeUnits: number;
  /** One unit per started KiB and index that the item is projected into. */
  indexWriteUnits: number;
  /** Consistent reads: 1 per started 4 KiB; index reads half of that. */
  readUnits: number;
};

/** Counts everything that passes the world's store from now on, until it is stopped. */
export function meter(world: World): { total: Meter; stop(): void } {
  const total: Meter = {
    transactions: 0,
    singleWrites: 0,
    writes: 0,
    writeUnits: 0,
    indexWriteUnits: 0,
    readUnits: 0,
  };
  const { store } = world;
  const unmetered = { ...store };
  const { transact, get, getMany, range, index } = unmetered;
  store.transact = async (writes) => {
    const lost = await transact(writes);
    total[writes.length > 1 ? "transactions" : "singleWrites"] += 1;
    for (const write of writes) count(total, write, writes.length > 1 ? 2 : 1);
    return lost;
  };
  store.get = async (key) => {
    const item = await get(key);
    total.readUnits += unitsOf(item, 4096);
    return item;
  };
  store.getMany = async (keys) => {
    const items = await getMany(keys);
    for (const item of items) total.readUnits += unitsOf(item, 4096);
    return items;
  };
  store.range = async (...query) => {
    const page = await range(...query);
    total.readUnits += Math.max(1, Math.ceil(sizeOf(page.items) / 4096));
    return page;
  };
  store.index = async (...query) => {
    const page = await index(...query);
    total.readUnits += Math.max(1, Math.ceil(sizeOf(page.items) / 4096)) / 2;
    return page;
  };
  return { total, stop: () => void Object.assign(store, unmetered) };
}

function count(total: Meter, write: Write, units: 1 | 2): void {
  total.writes += 1;
  const item = "put" in write ? write.put : undefined;
  total.writeUnits += units * unitsOf(item, 1024);
  const indexed = ["listKey", "aboutKey", "todoKey", "wakeKey"].filter((key) => item?.[key]);
  total.indexWriteUnits += indexed.length * unitsOf(item, 1024);
}

function unitsOf(item: Item | undefined, unit: number): number {
  return item === undefined ? 1 : Math.max(1, Math.ceil(sizeOf([item]) / unit));
}

/** AWS counts names and values; the marshalled JSON is a little more, so the figures are safe. */
function sizeOf(items: readonly Item[]): number {
  return items.reduce(
    (sum, item) =>
      sum + Buffer.byteLength(JSON.stringify(marshall(item, { removeUndefinedValues: true }))),
    0,
  );
}
