import type { Event } from "../event.ts";

/**
 * What an event settles for a record that stands at `status`: the outcome of that stage's task,
 * however it closed (an answer, a recusal, a closing). A voided task settles nothing.
 */
export function stageOutcome(event: Event, status: string): string | undefined {
  const { outcome } = event.data as { outcome?: string };
  const isStageTask = event.task?.split(".").at(-2) === status;
  return isStageTask && event.type !== "task.voided" ? outcome : undefined;
}
