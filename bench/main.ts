import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Write } from "#kernel/store/write.ts";
import { type Host, startHost } from "#local/host.ts";
import { completeChain, post, submit } from "./chain.ts";
import { type Meter, meter } from "./meter.ts";
import { percentile, rate, timed } from "./statistics.ts";

const decisions = 150;
const chains = 64;
const inFlight = 32;

const folder = await mkdtemp(join(tmpdir(), "bench-"));
const host = await startHost({
  dataDir: folder,
  port: 0,
  frozenAt: instantAt("2026-03-03", "09:00"),
});
try {
  const costs = await costOfOneChain(host);
  await latency(host);
  await throughput(host, costs);
} finally {
  await host.stop();
  await rm(folder, { recursive: true, force: true });
}

/** (c) What one chain costs, beside the least that its decisions alone would need. */
async function costOfOneChain(host: Host): Promise<Meter> {
  const { total, stop } = meter(host.world);
  const before = await stepFunctions(host);
  await completeChain(host);
  await host.settle();
  stop();
  const cost = { ...total };
  const after = await stepFunctions(host);
  console.log("\nOne chain, screening to direct supervision with 9 duties:");
  console.table({
    transactions: cost.transactions,
    "items written": cost.writes,
    "write units, table": cost.writeUnits,
    "write units, indexes": cost.indexWriteUnits,
    "read units": cost.readUnits,
    "Step Functions transitions": after.transitions - before.transitions,
    "Lambda invocations by Step Functions": after.invocations - before.invocations,
  });
  console.log(
    "Least possible: 12 requests and 7 workflow steps each write 1 record and 1 event; 15 tasks are\n" +
      "opened and 8 closed with their seats and notices: about 19 transactions, 2 writes a request.",
  );
  return cost;
}

/** (a) A decision over HTTP against the bare transaction of the same shape, in turns. */
async function latency(host: Host): Promise<void> {
  const ids: string[] = [];
  for (let n = 0; n < decisions; n += 1) ids.push(await submit(host));
  await host.settle();
  const product: number[] = [];
  const bare: number[] = [];
  for (const [n, id] of ids.entries()) {
    product.push(
      await timed(() =>
        post(host, "u-feng", `/tasks/${id}.ROOM_REVIEW.1/decision`, {
          action: "approve",
          declaration: "none",
        }),
      ),
    );
    await host.settle();
    bare.push(await timed(() => host.world.store.transact(bareWrites(`latency-${n}`))));
  }
  const [p50, bare50] = [percentile(product, 0.5), percentile(bare, 0.5)];
  console.log("\nPOST decision against the bare equivalent transaction, in turns:");
  console.table({
    product: { p50, p95: percentile(product, 0.95) },
    bare: { p50: bare50, p95: percentile(bare, 0.95) },
  });
  console.log(`ratio at p50: ${(p50 / bare50).toFixed(2)} (goal ≤ 1.5)`);
}

/** (b) Whole chains a second against what bare transactions alone would allow. */
async function throughput(host: Host, cost: Meter): Promise<void> {
  const bare = await rate(1500, inFlight, (n) =>
    host.world.store.transact(bareWrites(`throughput-${n}`)),
  );
  const done = await rate(chains, inFlight, () => completeChain(host));
  const possible = bare / cost.transactions;
  console.log(`\nComplete chains with ${inFlight} in flight:`);
  console.table({
    "chains per second": done,
    "bare transactions per second": bare,
    "possible chains per second": possible,
  });
  console.log(`share: ${(done / possible).toFixed(2)} (goal ≥ 0.5)`);
}

/** The writes of a decision without the product: same count, same guards, like sizes. */
function bareWrites(id: string): Write[] {
  const filler = "x".repeat(1200);
  return [
    {
      put: { pk: `bare#${id}`, sk: "record", filler, listKey: "bare", listSort: id },
      when: "absent",
    },
    // Not an event by its key: the reactions would stumble over it and hold everything up.
    { put: { pk: `bare#${id}`, sk: "line#1", filler }, when: "absent" },
    {
      put: { pk: `bare#${id}`, sk: "task", filler, listKey: "bare-task", listSort: id },
      when: "any",
    },
    { remove: { pk: `bare#${id}`, sk: "seat" }, when: "any" },
    { put: { pk: `bare#${id}`, sk: "idempotency", filler: "x".repeat(300) }, when: "absent" },
  ];
}

async function stepFunctions(host: Host) {
  return host.workflowStats();
}
