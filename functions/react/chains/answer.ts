import type { Event } from "#kernel/record/event.ts";
import type { World } from "#kernel/world.ts";

/**
 * A closed task's outcome goes to the execution that waits for it. What the execution learns is the
 * record's status: the record is the truth, the execution only conducts.
 */
export async function answerWorkflow(
  world: World,
  { id, seq }: Event,
  { status, token }: { status: unknown; token: string },
): Promise<void> {
  const answer = await world.conductor.succeed(token, { status });
  world.log("workflow.answered", { record: id, seq, answer });
}
