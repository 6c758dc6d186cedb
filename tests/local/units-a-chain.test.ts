import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";
import { completeChain } from "../../bench/chain.ts";
import { type Meter, meter } from "../../bench/meter.ts";
import { siteOf } from "../../bench/site.ts";

type Cost = Meter & { transitions: number };

const chains = 3;
const costs: Cost[] = [];
let host: Host;

/**
 * What whole chains cost, one after the other, after a first one that begins the day's digests. How
 * the stream cuts its batches depends on the machine, so the cheapest chain counts.
 */
beforeAll(async () => {
  host = await startFrozen("2026-03-03");
  const site = siteOf(host);
  await completeChain(site);
  await host.settle();
  for (let n = 0; n < chains; n += 1) {
    const before = host.workflowStats().transitions;
    const { total, stop } = meter(host.world);
    await completeChain(site);
    await host.settle();
    stop();
    costs.push({ ...total, transitions: host.workflowStats().transitions - before });
  }
});
afterAll(() => host.stop());

/** Each was measured a little below; what is much below in turn says that nothing was measured. */
const most: readonly [name: string, most: number, of: (cost: Cost) => number][] = [
  ["460 write units of the table", 460, ({ writeUnits }) => writeUnits],
  ["146 write units of the indexes", 146, ({ indexWriteUnits }) => indexWriteUnits],
  ["168 read units", 168, ({ readUnits }) => readUnits],
  ["22 transactions", 22, ({ transactions }) => transactions],
  ["38 single writes", 38, ({ singleWrites }) => singleWrites],
  ["12 transitions of Step Functions", 12, ({ transitions }) => transitions],
];

describe("a chain from screening to direct supervision costs at most", () => {
  it.each(most)("%s", (_, limit, of) => {
    const least = Math.min(...costs.map(of));
    expect(least).toBeGreaterThan(limit / 2);
    expect(least).toBeLessThanOrEqual(limit);
  });
});
