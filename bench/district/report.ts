import { countReport } from "#functions/statistics/count.ts";
import { send } from "#kernel/record/send.ts";
import type { World } from "#kernel/world.ts";
import type { Host } from "#local/host.ts";
import { report } from "#process/report/process.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import type { ReportType } from "#process/report/terms.ts";
import { district, writeYear } from "#tests/registry/report/records.ts";
import { yearOf } from "#tests/registry/report/year.ts";

/** A report's counting: how many records it read, seconds, and the most memory meanwhile, in MB. */
export type Counting = { records: number; seconds: number; heap: number; rss: number };

const megabyte = 1_048_576;
const reports: readonly (readonly [ReportType, string])[] = [
  ["MONTHLY", "2026-12-01"],
  ["YEARLY", "2026-12-01"],
];

/** Counts a month and a year of a generated district of so many records, written straight to the store. */
export async function benchReports(
  { world, settle }: Pick<Host, "world" | "settle">,
  records: number,
): Promise<Record<string, Counting>> {
  const kindsOfRecords = 5;
  const begun = performance.now();
  await writeYear(world, yearOf(20_260_101, Math.ceil(records / kindsOfRecords)));
  // What the stream brings of all that is handled in this process too, and would be counted with it.
  await settle();
  console.log(`Written in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const then: World = { ...world, clock: () => "2027-02-01T01:00:00.000Z" };
  const counted: Record<string, Counting> = {};
  for (const [type, on] of reports) {
    const id = reportId(district, { type, ...spanAt(type, on) });
    await send(then, report, { id, district }, { type: "open", report: type, on });
    counted[type] = await watched(() => countReport(then, { id, district }));
  }
  return counted;
}

async function watched(act: () => Promise<{ records: number }>): Promise<Counting> {
  let [heap, rss] = [0, 0];
  const look = () => {
    const now = process.memoryUsage();
    heap = Math.max(heap, now.heapUsed);
    rss = Math.max(rss, now.rss);
  };
  const watch = setInterval(look, 100);
  const begun = performance.now();
  try {
    const { records } = await act();
    look();
    const seconds = (performance.now() - begun) / 1000;
    return { records, seconds, heap: heap / megabyte, rss: rss / megabyte };
  } finally {
    clearInterval(watch);
  }
}
