import { readImport } from "#functions/importer/command.ts";
import { createImporter } from "#functions/importer/importer.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { bigLibrary } from "#local/sample/library/big.ts";
import { writeLibrary } from "#local/sample/library/workbook.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";

/** What one import took, in seconds. */
export type ImportTimes = { rows: number; bytes: number; check: number; write: number };

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

async function once(
  world: World,
  district: string,
  body: Uint8Array,
  rows: number,
): Promise<ImportTimes> {
  const receipt = await uploadWorkbook(world, {
    district,
    actor: { id: "bench", role: "SYSTEM" },
    right: "unasked",
    mode: "all",
    body,
  });
  if (isRefusal(receipt)) throw new Error(receipt.refused);
  const subject = { id: receipt.id, district };
  const step = createImporter(world);
  const begun = performance.now();
  let standing = await step({ step: "check", ...subject });
  const checked = performance.now();
  while (standing.done < standing.chunks)
    standing = await step({ step: "write-chunk", chunk: standing.done, ...subject });
  await step({ step: "finish", ...subject });
  const { status, errors } = await readImport(world, subject);
  if (status !== "DONE") throw new Error(`${status}: ${errors[0]?.message}`);
  const write = (performance.now() - checked) / 1000;
  return { rows, bytes: body.length, check: (checked - begun) / 1000, write };
}
