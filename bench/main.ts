import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { instantAt } from "#kernel/deadline/day.ts";
import { type Host, type HostOptions, startHost } from "#local/host.ts";
import { benchBundles } from "./bundles.ts";
import { benchCost } from "./cost.ts";
import { benchDecision } from "./decision.ts";
import { benchReports } from "./district/report.ts";
import { benchSearch } from "./district/search.ts";
import { benchFuelCards } from "./fuel-card.ts";
import { benchImport } from "./import.ts";
import { benchThroughput } from "./throughput.ts";
import { benchTwoStage } from "./two-stage/two-stage.ts";
import { benchPeaks, benchYear, type Watched } from "./year/year.ts";

/**
 * `npm run bench -- [part …] [--before <folder>] [--engines] [--objects <number>] [--records <number>]
 * [--rows <number>] [--peaks]`: everything that is claimed of speed, side by side in one run. The folder is another
 * checkout of this repository, with its packages installed; with `--engines` both databases are
 * compared; with `--peaks` the year is its busiest days.
 */
const { values, positionals: asked } = parseArgs({
  options: {
    before: { type: "string" },
    objects: { type: "string", default: "100" },
    records: { type: "string", default: "200000" },
    peaks: { type: "boolean", default: false },
    rows: { type: "string", default: "50000" },
    engines: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

const parts: Record<string, () => Promise<void>> = {
  chain: () =>
    onHost(async (host) => {
      await benchDecision(host);
      await benchThroughput(host, await benchCost(host));
    }),
  "two-stage": () => {
    const { before, engines } = values;
    if (before !== undefined) return benchTwoStage({ of: "checkouts", before: resolve(before) });
    return benchTwoStage({ of: engines ? "engines" : "one" });
  },
  bundles: async () => {
    console.log("\nBundles, and cold starts against a handler that only makes the same clients:");
    console.table(await benchBundles());
  },
  import: () =>
    onHost(async ({ world }) => {
      console.log("\nImport of the information library, seconds; again, nothing is to be written:");
      console.table(await benchImport(world, { rows: Number(values.rows) }));
    }),
  search: async () => {
    console.log("\nSearch of a library of 50,000 people, milliseconds over 200 questions:");
    console.table(benchSearch());
  },
  report: () =>
    onHost(async (host) => {
      console.log(`\nReports of a district of ${values.records} records, seconds and MB:`);
      console.table(await benchReports(host, Number(values.records)));
    }),
  year: () => {
    const watched: Watched = { said: [], calls: [] };
    const [bench, from] = values.peaks ? [benchPeaks, "2025-09-22"] : [benchYear, "2025-03-03"];
    return onHost((host) => bench(host, Number(values.objects), watched), {
      frozenAt: instantAt(from, "09:00"),
      log: (line) => void watched.said.push(line),
      onCall: (name, ms) => void watched.calls.push({ name, ms }),
    });
  },
  "fuel-card": async () => {
    console.log("\nFuel-card rules; growth is the time for ten times as many fills:");
    console.table(await benchFuelCards());
  },
};

async function onHost(
  use: (host: Host) => Promise<void>,
  options: HostOptions = {},
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-"));
  const host = await startHost({
    dataDir,
    port: 0,
    frozenAt: instantAt("2026-03-03", "09:00"),
    sample: "districts",
    ...options,
  });
  try {
    await use(host);
  } finally {
    await host.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

for (const [name, run] of Object.entries(parts))
  if (asked.length === 0 ? name !== "year" : asked.includes(name)) await run();
