import { type Event, systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { recordOfTask } from "#kernel/id.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { moveDue } from "#kernel/task/move-due.ts";
import type { Task } from "#kernel/task/schema.ts";
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
    for (const item of page.items) await recompute(world, item.state as Task);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function recompute(world: World, task: Task): Promise<void> {
  const process = await processOf(task.subject.kind);
  if (process === undefined) return;
  await execute(world, {
    process,
    id: recordOfTask(task.id),
    district: task.district,
    actor: systemActor,
    tasks: [task.id],
    decide: (_, context) => context.tasks.flatMap((found) => moveDue(found, context)),
  });
}
