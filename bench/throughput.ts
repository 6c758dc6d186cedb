import { randomUUID } from "node:crypto";
import type { Item } from "#kernel/store/keys.ts";
import type { Store } from "#kernel/store/store.ts";
import type { Host } from "#local/host.ts";
import { completeChain } from "./chain.ts";
import type { Meter } from "./meter.ts";
import { siteOf } from "./site.ts";
import { rate } from "./statistics.ts";

const chains = 96;
const inFlight = 32;

/**
 * (b) Whole chains a second against what their bare writes alone would allow: transactions and
 * single writes, each at the rate that the same table takes them with as many in flight.
 */
export async function benchThroughput(host: Host, cost: Meter): Promise<void> {
  const { store } = host.world;
  const site = siteOf(host);
  await rate(inFlight, inFlight, () => completeChain(site));
  await host.settle();
  const transactions = await rate(1500, inFlight, () => store.transact(fiveWrites()));
  const writes = await rate(3000, inFlight, () => store.transact([oneWrite()]));
  await host.settle();
  const done = await rate(chains, inFlight, () => completeChain(site));
  const possible = 1 / (cost.transactions / transactions + cost.singleWrites / writes);
  console.log(`\nComplete chains with ${inFlight} in flight, per second:`);
  console.table({
    "chains done": done,
    "bare transactions": transactions,
    "bare single writes": writes,
    "chains that these alone would allow": possible,
  });
  console.log(`share: ${(done / possible).toFixed(2)} (goal ≥ 0.5)`);
  await keepsUp(store);
}

/** Nothing may be left over: a rate that only fills a queue would be none. */
async function keepsUp(store: Store): Promise<void> {
  const { items } = await store.index("list", "sample#enrollment", { prefix: "COMMISSION" });
  if (items.length > 0) throw new Error(`${items.length} chains did not end`);
}

/** The shape of a decision: record and event, task and seat, idempotency key. */
function fiveWrites() {
  const id = randomUUID();
  const record = { ...item(id, "record"), listKey: "bench", listSort: id };
  return [
    { put: record, when: "absent" as const },
    // Not an event by its key: the reactions would stumble over it and hold everything up.
    { put: item(id, "line"), when: "absent" as const },
    { put: { ...item(id, "task"), listKey: "bench", listSort: id }, when: "any" as const },
    { put: { ...item(id, "seat"), todoKey: "bench", todoSort: id }, when: "any" as const },
    { put: item(id, "idempotency"), when: "absent" as const },
  ];
}

function oneWrite() {
  const id = randomUUID();
  return {
    put: {
      ...item(id, "notice"),
      todoKey: "bench",
      todoSort: id,
      aboutKey: "bench",
      aboutSort: id,
    },
    when: "absent" as const,
  };
}

function item(id: string, sk: string): Item {
  return { pk: `bench#${id}`, sk, filler: "x".repeat(900) };
}
