import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { importProcess } from "#registry/import/process.ts";
import type { Import, ImportCommand } from "#registry/import/schema.ts";

/** Which import a step is about. */
export type Subject = { id: string; district: string };

/** Where an import stands; all that the workflow needs to know. */
export type Standing = Pick<Import, "status" | "done" | "chunks">;

/** The import as it is stored. */
export async function readImport(world: World, { id }: Subject): Promise<Import> {
  const item = await world.store.get(recordKey("import", id));
  if (item === undefined) throw new StepRefused("record.unknown");
  return item.state as Import;
}

/** One command on the import, in the system's name. */
export async function command(
  world: World,
  { id, district }: Subject,
  command: ImportCommand,
): Promise<Standing> {
  const receipt = await execute(world, {
    process: importProcess,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    decide: ({ state }, context) => importProcess.decide(state, command, context),
  });
  if (isRefusal(receipt)) throw new StepRefused(receipt.refused);
  return standingOf(await readImport(world, { id, district }));
}

/** What the workflow learns of an import. */
export function standingOf({ status, done, chunks }: Import): Standing {
  return { status, done, chunks };
}
