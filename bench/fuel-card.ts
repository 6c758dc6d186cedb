import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sourceOf } from "#functions/analyzer/table-file.ts";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { fuelSample, samplePeriod, sampleSettings } from "#local/sample/fuel-card/fuel-card.ts";
import { writeTables } from "#local/sample/fuel-card/fuel-card-files.ts";
import { sheetTitles } from "#local/sample/fuel-card/fuel-card-tables.ts";
import { fuelCards } from "#process/targeted/themes/fuel-card/theme.ts";

type Format = "csv" | "xlsx";
type Taken = { fills: number; hits: number; millis: number; cpu: number; peakMegabytes: number };

const sizes = [1_000, 10_000, 100_000];

/**
 * Milliseconds, by the clock and of CPU, and peak memory of analyzing fuel records from files, each in a process of its own;
 * `growth` is the time for ten times as many fills.
 */
export async function benchFuelCards(): Promise<Record<string, string | number>[]> {
  const folder = await mkdtemp(join(tmpdir(), "fuel-card-"));
  try {
    const rows: Record<string, string | number>[] = [];
    for (const format of ["csv", "xlsx"] as const) {
      let before: number | undefined;
      for (const size of sizes) {
        const files = join(folder, `${format}-${size}`);
        await inProcess("write", files, format, `${size}`);
        const taken = JSON.parse(await inProcess("analyze", files, format)) as Taken;
        const { fills, hits, millis, cpu, peakMegabytes } = taken;
        const growth = before === undefined ? "" : (millis / before).toFixed(1);
        rows.push({
          format,
          fills,
          hits,
          ms: Math.round(millis),
          "CPU ms": Math.round(cpu),
          "peak MB": peakMegabytes,
          growth,
        });
        before = millis;
      }
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inProcess(...parameters: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    import.meta.filename,
    ...parameters,
  ]);
  return stdout;
}

async function analyze(folder: string, format: Format): Promise<Taken> {
  const begun = performance.now();
  const sources = Object.fromEntries(
    await Promise.all(
      Object.entries(sheetTitles).map(async ([key, title]) => {
        const path = join(folder, `${key}.${format}`);
        const table =
          format === "csv"
            ? ({ format, bytes: createReadStream(path) } as const)
            : ({ format, bytes: await readFile(path) } as const);
        return [key, [sourceOf(`${key}.${format}`, title, table)]] as const;
      }),
    ),
  );
  const calendars = calendarsOf(publishedCalendars);
  const taken: Taken = { fills: 0, hits: 0, millis: 0, cpu: 0, peakMegabytes: 0 };
  for await (const outcome of fuelCards.analyze({
    sources,
    calendars,
    period: samplePeriod,
    settings: sampleSettings,
  })) {
    if (outcome.type === "problem") throw new Error(outcome.problem.message);
    if (outcome.type === "hit") taken.hits += 1;
    if (outcome.type === "summary") taken.fills = outcome.tables.fills?.read ?? 0;
  }
  taken.millis = performance.now() - begun;
  const { user, system } = process.cpuUsage();
  taken.cpu = (user + system) / 1000;
  taken.peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return taken;
}

if (import.meta.filename === process.argv[1]) {
  const [, , verb, folder = "", format = "csv", size = "0"] = process.argv;
  if (verb === "write")
    await writeTables(folder, fuelSample({ fills: Number(size) }).tables, format as Format);
  else if (verb === "analyze") console.log(JSON.stringify(await analyze(folder, format as Format)));
  else console.table(await benchFuelCards());
}
