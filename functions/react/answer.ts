import type { Event } from "#kernel/event.ts";
import { recordKey, tokenKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/**
 * A closed task's outcome goes to the execution that waits for it. What the execution learns is the
 * record's status: the record is the truth, the execution only conducts.
 */
export async function answerWorkflow(world: World, event: Event): Promise<void> {
  const { outcome } = event.data as { outcome?: string };
  if (outcome === undefined || event.task === undefined) return;
  const [record, held] = await world.store.getMany([
    recordKey(event.kind, event.id),
    tokenKey(event.task),
  ]);
  if (held === undefined || record === undefined) return;
  const answer = await world.conductor.succeed(held.token as string, { status: record.status });
  world.log("workflow.answered", { record: event.id, seq: event.seq, answer });
}
