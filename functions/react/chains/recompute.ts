import { type Event, systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import { moveDue } from "#kernel/task/time/move-due.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { processOf } from "#processes";

/** A new calendar or register moves the due days of open tasks; each move leaves a history line. */
export async function recomputeDeadlines(world: World, event: Event): Promise<void> {
  const list = listKeyOf(event.district, "task");
  const open = itemsOf((more) =>
    world.store.index("list", list, { prefix: "OPEN#" }, { limit: 100, ...more }),
  );
  for await (const { id } of open) await recompute(world, event, String(id));
}

async function recompute(world: World, event: Event, taskId: string): Promise<void> {
  const id = recordOfTask(taskId);
  const process = await processOf(kindOf(id) ?? "");
  if (process === undefined) return;
  const { kind, id: from, seq, district } = event;
  const answer = await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: [taskId],
    decide: (_, context) => context.tasks.flatMap((found) => moveDue(found, context)),
  });
  if (isRefusal(answer))
    await setAside(
      world,
      district,
      {
        step: "deadline",
        subject: { kind: process.kind, id },
        reason: answer.refused,
        event: { kind, id: from, seq },
      },
      processOf,
    );
}
