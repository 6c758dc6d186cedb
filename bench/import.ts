import { setTimeout as sleep } from "node:timers/promises";
import { readImport } from "#functions/importer/command.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { bigLibrary } from "#local/sample/library/big.ts";
import { writeLibrary } from "#local/sample/library/workbook.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";

/** What one import took, in seconds, and the processor time of the host meanwhile. */
export type ImportTimes = {
  rows: number;
  bytes: number;
  check: number;
  write: number;
  hostCpu: number;
};

/** How often the import is looked at, ms. */
const glance = 100;

/** Imports an invented workbook of so many rows, twice: the second time nothing is written. */
export async function benchImport(
  world: World,
  { rows = 50_000, district = "bench" } = {},
): Promise<{ first: ImportTimes; again: ImportTimes }> {
  const { units, people } = bigLibrary(rows);
  const body = await writeLibrary("示例", units, people);
  const first = await once(world, district, body, rows);
  return { first, again: await once(world, district, body, rows) };
}

/** As for whoever uploads: the event starts the workflow, and what runs it is the host, nobody else. */
async function once(
  world: World,
  district: string,
  body: Uint8Array,
  rows: number,
): Promise<ImportTimes> {
  const used = process.cpuUsage();
  const begun = performance.now();
  const receipt = await uploadWorkbook(world, {
    district,
    actor: { id: "bench", role: "SYSTEM" },
    right: "unasked",
    mode: "all",
    body,
  });
  if (isRefusal(receipt)) throw new Error(receipt.refused);
  const until = async (...statuses: string[]) => {
    for (;;) {
      const found = await readImport(world, { id: receipt.id, district });
      if (statuses.includes(found.status)) return found;
      await sleep(glance);
    }
  };
  await until("WRITING", "DONE", "REFUSED", "FAILED");
  const checked = performance.now();
  const { status, errors } = await until("DONE", "REFUSED", "FAILED");
  if (status !== "DONE") throw new Error(`${status}: ${errors[0]?.message}`);
  const { user, system } = process.cpuUsage(used);
  return {
    rows,
    bytes: body.length,
    check: (checked - begun) / 1000,
    write: (performance.now() - checked) / 1000,
    hostCpu: (user + system) / 1e6,
  };
}
