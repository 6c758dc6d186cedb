import type { Host } from "#local/host.ts";
import { completeChain } from "./chain.ts";
import { type Meter, meter } from "./meter.ts";
import { siteOf } from "./site.ts";

/** (c) What one chain costs, beside the least that its decisions alone would need. */
export async function benchCost(host: Host): Promise<Meter> {
  const site = siteOf(host);
  await completeChain(site);
  await host.settle();
  const { total, stop } = meter(host.world);
  const before = host.workflowStats();
  await completeChain(site);
  await host.settle();
  stop();
  const after = host.workflowStats();
  console.log("\nOne chain, screening to direct supervision with its duties:");
  console.table({
    transactions: { measured: total.transactions, least: 17 },
    "single writes": { measured: total.singleWrites, least: 16 + 16 + 11 },
    "items written": { measured: total.writes },
    "write units, table": { measured: total.writeUnits },
    "write units, indexes": { measured: total.indexWriteUnits },
    "read units": { measured: total.readUnits, least: 17 + 16 },
    "Step Functions transitions": {
      measured: after.transitions - before.transitions,
      least: 5 + 1 + 1,
    },
    "Lambda invocations by Step Functions": {
      measured: after.invocations - before.invocations,
      least: 5 + 1,
    },
  });
  console.log("\nWhere its units go:");
  console.table(total.items);
  console.log(
    "Least: 9 requests, 5 questions, the study, the duties and the first visit are each one\n" +
      "transaction on one record that is read before; 16 notices, each written, brought and marked,\n" +
      "11 of them with a link; the workflow asks 5 questions, opens the duties, and ends.",
  );
  return total;
}
