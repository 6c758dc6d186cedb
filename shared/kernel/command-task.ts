import type { Actor, Fact } from "./event.ts";
import { execute, type Found, type Receipt } from "./execute.ts";
import { recordOfTask } from "./id.ts";
import type { Context, Process } from "./process.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { decideTask, type TaskCommand } from "./task/decide.ts";
import type { TaskData } from "./task/facts.ts";
import type { Ballot, Task } from "./task/schema.ts";
import type { World } from "./world.ts";

/** A person's command on a task of a process's record. */
export type TaskRequest<S, C extends { type: string }> = {
  process: Process<S, C>;
  taskId: string;
  command: TaskCommand;
  district: string;
  actor: Actor;
  idempotency?: { key: string; fingerprint: string } | undefined;
};

/** Runs a task command; safe to decide again on a lost race, since a second ballot is no fact. */
export function commandTask<S, C extends { type: string }>(
  world: World,
  { process, taskId, command, ...rest }: TaskRequest<S, C>,
): Promise<Receipt | Refusal> {
  return execute(world, {
    ...rest,
    process,
    id: recordOfTask(taskId),
    tasks: [taskId],
    decide: (found, context) => decideOn(process, found, command, context),
  });
}

function decideOn<S, C extends { type: string }>(
  process: Process<S, C>,
  { state }: Found<S>,
  command: TaskCommand,
  context: Context,
): Fact[] | Refusal {
  const [task] = context.tasks;
  if (state === undefined || task === undefined) return refuse("task.unknown");
  const spec = process.stages[task.stage];
  if (spec === undefined) return refuse("task.unknown");
  const { proposer = "", recused = [] } = process.matter?.(state) ?? {};
  const facts = decideTask(task, command, { spec, proposer, recused }, context);
  if (isRefusal(facts)) return facts;
  const more = concludeOn(process, state, task, facts, context);
  return isRefusal(more) ? more : [...facts, ...more];
}

function concludeOn<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S,
  task: Task,
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  const decided = facts.find(({ type }) => type === "task.decided");
  const { outcome, form, action, opinion } = (decided?.data ?? {}) as TaskData["task.decided"];
  if (decided === undefined || outcome === undefined) return [];
  const { id: by, role } = context.actor;
  const ballot: Ballot = { action, opinion, at: context.now, by, role };
  const closing = { task, outcome, ballot, ...(form === undefined ? {} : { form }) };
  return process.conclude?.(state, closing, context) ?? [];
}
