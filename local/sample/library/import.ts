import type { Standing } from "#functions/importer/command.ts";
import { createImporter } from "#functions/importer/importer.ts";
import type { Actor } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import type { ImportMode } from "#registry/import/schema.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";

/** Imports a workbook at once, step by step as the workflow would; the id of the import. */
export async function importWorkbook(
  world: World,
  of: { district: string; actor: Actor; body: Uint8Array; mode?: ImportMode; key?: string },
): Promise<string> {
  const { district, actor, body, mode = "all", key } = of;
  const receipt = await uploadWorkbook(world, {
    district,
    actor,
    right: "unasked",
    mode,
    body,
    ...(key === undefined ? {} : { idempotency: { key, fingerprint: sha256(body) } }),
  });
  if (isRefusal(receipt)) throw new Error(`Import refused: ${receipt.refused}`);
  await runImport(world, { id: receipt.id, district });
  return receipt.id;
}

/** The steps of the import workflow in their order, from wherever the import stands. */
export async function runImport(
  world: World,
  subject: { id: string; district: string },
): Promise<Standing> {
  const step = createImporter(world);
  let standing = await step({ step: "check", ...subject });
  while (standing.status === "WRITING" && standing.done < standing.chunks)
    standing = await step({ step: "write-chunk", chunk: standing.done, ...subject });
  return standing.status === "WRITING" ? step({ step: "finish", ...subject }) : standing;
}
