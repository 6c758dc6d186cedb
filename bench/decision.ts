import type { Item, Key } from "#kernel/store/keys.ts";
import type { Store } from "#kernel/store/store.ts";
import type { Write } from "#kernel/store/write.ts";
import type { Host } from "#local/host.ts";
import { submit } from "./chain.ts";
import { post, siteOf } from "./site.ts";
import { percentile, timed } from "./statistics.ts";

const decisions = 150;
const warmUp = 30;

/**
 * (a) A decision over HTTP against the bare equivalent made with the SDK on the same table: the very
 * items, indexes and guards of that decision, renamed, in turns with it; once the transaction alone,
 * once with the one read that must come before it.
 */
export async function benchDecision(host: Host): Promise<void> {
  const site = siteOf(host);
  const ids: string[] = [];
  for (let n = 0; n < decisions + warmUp; n += 1) ids.push(await submit(site));
  await host.settle();
  const taken = { product: [], transaction: [], "read and transaction": [] } as Record<
    "product" | "transaction" | "read and transaction",
    number[]
  >;
  for (const [n, id] of ids.entries()) {
    const seen = watch(host.world.store);
    const path = `/tasks/${id}.ROOM_REVIEW.1/decision`;
    const body = { action: "approve", declaration: "none" };
    const product = await timed(() => post(site, "u-feng", path, body));
    seen.stop();
    await host.settle();
    const { store } = host.world;
    const alone = renamed(seen.writes, `alone-${n}`);
    const together = renamed(seen.writes, `together-${n}`);
    await prepare(store, [...alone, ...together]);
    await host.settle();
    const transaction = await timed(() => store.transact(alone));
    await host.settle();
    const both = await timed(async () => {
      await store.getMany(seen.reads);
      await store.transact(together);
    });
    if (n < warmUp) continue;
    taken.product.push(product);
    taken.transaction.push(transaction);
    taken["read and transaction"].push(both);
  }
  console.log(`\nPOST decision against the bare equivalent, ${decisions} in turns, ms:`);
  const p50 = percentile(taken.product, 0.5);
  console.table(
    Object.fromEntries(
      Object.entries(taken).map(([name, times]) => [
        name,
        {
          p50: percentile(times, 0.5).toFixed(2),
          p95: percentile(times, 0.95).toFixed(2),
          "product is × of it": (p50 / percentile(times, 0.5)).toFixed(2),
        },
      ]),
    ),
  );
  console.log("goal: ≤ 1.5 of the transaction at p50");
}

type Watched = { reads: Key[]; writes: Write[]; stop(): void };

/** What passes the store until it is stopped: the keys read, and the writes of the transaction. */
function watch(store: Store): Watched {
  const { getMany, transact } = store;
  const seen: Watched = {
    reads: [],
    writes: [],
    stop: () => void Object.assign(store, { getMany, transact }),
  };
  store.getMany = (keys) => {
    if (seen.writes.length === 0) seen.reads.push(...keys);
    return getMany(keys);
  };
  store.transact = (writes) => {
    if (seen.writes.length === 0) seen.writes.push(...writes);
    return transact(writes);
  };
  return seen;
}

/** The same writes under keys at which nobody looks: no event for the reactions, no wake. */
function renamed(writes: readonly Write[], name: string): Write[] {
  return writes.map((write) => {
    if ("check" in write) return { ...write, check: away(write.check, name) };
    if (!("put" in write)) return { ...write, remove: away(write.remove, name) };
    const { wakeKey: _, wakeAt: __, ...item } = write.put;
    const keys = ["listKey", "todoKey", "aboutKey"].filter((key) => item[key] !== undefined);
    const moved = Object.fromEntries(keys.map((key) => [key, `bench#${String(item[key])}`]));
    return { ...write, put: { ...item, ...moved, ...away(item, name) } };
  });
}

function away({ pk, sk }: Key, name: string): Key {
  return { pk: `bench#${name}#${pk}`, sk: `bench#${sk}` };
}

/** What the guards want to find there before. */
async function prepare(store: Store, writes: readonly Write[]): Promise<void> {
  for (const { when, ...write } of writes) {
    if (!("put" in write) || typeof when === "string" || !("version" in when)) continue;
    const before: Item = { ...write.put, version: when.version };
    await store.transact([{ put: before, when: "any" }]);
  }
}
