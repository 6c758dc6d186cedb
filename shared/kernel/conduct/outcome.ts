import type { Event } from "../record/event.ts";
import { own } from "../text/own.ts";

/**
 * What an event settles for a record that stands at `status`: the outcome of that stage's task,
 * however it closed (an answer, a recusal, a closing). A voided task settles nothing.
 */
export function stageOutcome(event: Event, status: string): string | undefined {
  const { outcome } = event.data as { outcome?: string };
  const isStageTask = event.task?.split(".").at(-2) === status;
  return isStageTask && event.type !== "task.voided" ? outcome : undefined;
}

/**
 * Where an outcome leads from a stage.
 * @throws Error for an outcome that the stage's table does not have: what leads nowhere must never
 * be recorded, or the matter stands still for good.
 */
export function wayOf<T extends string>(
  ways: Readonly<Record<string, Readonly<Record<string, T>>>>,
  stage: string,
  outcome: string,
): T {
  const next = own(own(ways, stage) ?? {}, outcome);
  if (next === undefined) throw new Error(`No way from ${stage} by "${outcome}"`);
  return next;
}
