import type { Process } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";

type Of = Pick<Process<unknown, never>, "running" | "preparing">;

/**
 * How far the machine has got with a record: the steps that its process counts, or the one step that
 * prepares the question of its status, whose end is the question. Undefined while people are asked.
 */
export function runningIn(
  { running, preparing = {} }: Of,
  { status, state }: { status?: unknown; state: unknown },
  tasks: readonly { stage: string }[],
): { done: number; of: number; what?: string } | undefined {
  const what = own(preparing, String(status));
  return what === undefined || tasks.some(({ stage }) => stage === status)
    ? running?.(state)
    : { done: 0, of: 1, what };
}
