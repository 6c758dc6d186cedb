import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import { taskFact } from "./facts.ts";
import { lateness } from "./time/late.ts";

/** Closes the open tasks of these stages by a command on their record; none is no mistake. */
export function closeTasks(
  stages: readonly string[],
  { outcome, reason }: { outcome: string; reason: string },
  context: Context,
): Fact[] {
  return context.tasks
    .filter(({ stage, status }) => status === "OPEN" && stages.includes(stage))
    .map(({ id, due }) =>
      taskFact("task.closed", id, { outcome, reason, late: lateness(due, context) }),
    );
}

/** Facts of a command that ends the stage which the workflow waits on; refused until it is asked. */
export function endStage(
  stage: string,
  closing: { outcome: string; reason: string },
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  const closed = closeStage(stage, closing, context);
  return isRefusal(closed) ? closed : [...facts, ...closed];
}

/** As `closeTasks` for the one question that the workflow waits on; refused until it is asked. */
export function closeStage(
  stage: string,
  closing: { outcome: string; reason: string },
  context: Context,
): Fact[] | Refusal {
  const closed = closeTasks([stage], closing, context);
  return closed.length === 0 ? refuse("record.moving") : closed;
}
