import { type Event, systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { moveDue } from "#kernel/task/time/move-due.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";

/** A new calendar or register moves the due days of open tasks; each move leaves a history line. */
export async function recomputeDeadlines(world: World, event: Event): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await world.store.index(
      "list",
      listKeyOf(event.district, "task"),
      { prefix: "OPEN#" },
      { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    );
    for (const { id } of page.items) await recompute(world, event.district, String(id));
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function recompute(world: World, district: string, taskId: string): Promise<void> {
  const id = recordOfTask(taskId);
  const process = await processOf(kindOf(id) ?? "");
  if (process === undefined) return;
  await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: [taskId],
    decide: (_, context) => context.tasks.flatMap((found) => moveDue(found, context)),
  });
}
