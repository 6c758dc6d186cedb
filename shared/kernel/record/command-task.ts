import { takeBackStage } from "../conduct/take-back.ts";
import { dayProblem } from "../deadline/order.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import { decideTask, type TaskCommand } from "../task/decide.ts";
import type { TaskData } from "../task/facts.ts";
import type { Ballot, Task } from "../task/schema.ts";
import { barsOf } from "../task/seats/bars.ts";
import { kindOf, recordOfTask, stageOfTask } from "../text/id.ts";
import { own } from "../text/own.ts";
import type { World } from "../world.ts";
import type { Actor, Fact } from "./event.ts";
import { execute, type Receipt } from "./execute.ts";
import type { Context, Named, Process } from "./process.ts";
import { type Meant, withMeant } from "./said/meant.ts";

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
export async function commandTask<S, C extends { type: string }>(
  world: World,
  { process, taskId, command: given, ...rest }: TaskRequest<S, C>,
): Promise<Receipt | Refusal> {
  const { value: command, unknown } = await withMatters(world, process, { taskId, given, ...rest });
  return execute(world, {
    ...rest,
    process,
    right: "task.answer",
    id: recordOfTask(taskId),
    tasks: needsOthers(process, taskId, command)
      ? (record) => [taskId, ...(record?.openTasks ?? [])]
      : [taskId],
    named: namedIn(command),
    decide: ({ state }, context) =>
      answerTask(process, state, { taskId, command, unknown }, context),
  });
}

/** The command with ids where its form, as its stage is declared, names matters by their numbers. */
async function withMatters<S, C extends { type: string }>(
  world: World,
  { stages }: Process<S, C>,
  { taskId, given, district }: { taskId: string; given: TaskCommand; district: string },
): Promise<Meant<TaskCommand>> {
  if (given.type !== "decide" || given.form === undefined) return { value: given };
  const { form: spec } = own(own(stages, stageOfTask(taskId))?.actions ?? {}, given.action) ?? {};
  const { value: form, ...more } = await withMeant(
    { world, district },
    spec?.schema,
    given.form,
    "form",
  );
  return { value: { ...given, form }, ...more };
}

/** The records that an answer's form names by their ids. */
function namedIn(command: TaskCommand): Named[] {
  const given = command.type === "decide" ? Object.values(command.form ?? {}) : [];
  return given.flatMap((value) => {
    const id = typeof value === "string" ? value.trim() : "";
    const kind = kindOf(id);
    return kind === undefined ? [] : [{ id, kind }];
  });
}

function needsOthers<S, C extends { type: string }>(
  { settlesOthers = [] }: Process<S, C>,
  taskId: string,
  { type }: TaskCommand,
): boolean {
  return type === "take-back" || settlesOthers.includes(stageOfTask(taskId));
}

/**
 * What follows from a person's command on a task of a record: the task's own facts, and what the
 * process concludes where they close it. Pure; `context.tasks` holds the task.
 */
export function answerTask<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S | undefined,
  {
    taskId,
    command,
    unknown,
  }: { taskId: string; command: TaskCommand; unknown?: Refusal | undefined },
  context: Context,
): Fact[] | Refusal {
  const task = context.tasks.find(({ id }) => id === taskId);
  if (state === undefined || task === undefined) return refuse("task.unknown");
  if (command.type === "take-back" && task.status === "CLOSED")
    return takeBackStage(process, state, { ...command, task }, context);
  const spec = process.stageIn?.(state, task.stage) ?? own(process.stages, task.stage);
  if (spec === undefined) return refuse("task.unknown");
  const bars = barsOf(process, state, context);
  const facts = decideTask(task, command, { spec, ...bars }, context);
  if (isRefusal(facts)) return facts;
  // Said only to who may answer: whether a number is borne is no stranger's business.
  if (unknown !== undefined && facts.length > 0) return unknown;
  const wrongDay = wrongDayIn(process, state, { task, command, facts }, context);
  if (wrongDay !== undefined) return wrongDay;
  const heard = voiceOn(process, state, task, facts, context);
  if (isRefusal(heard)) return heard;
  const more = concludeOn(process, state, task, facts, context);
  return isRefusal(more) ? more : [...facts, ...heard, ...more];
}

/** A day of the form that lies where none may; what came twice says nothing new. */
function wrongDayIn<S, C extends { type: string }>(
  { days }: Process<S, C>,
  state: S,
  { task, command, facts }: { task: Task; command: TaskCommand; facts: readonly Fact[] },
  { now }: Context,
): Refusal | undefined {
  if (command.type !== "decide" || facts.length === 0) return undefined;
  const key = `${task.stage}.${command.action}`;
  return dayProblem(days, state, { key, given: command.form, prefix: "form" }, now);
}

/** What the process keeps of one role's own answer. */
function voiceOn<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S,
  task: Task,
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  const given = facts.find(({ type }) => type === "task.decided");
  if (task.policy.type !== "each" || given === undefined) return [];
  const { person, action, opinion = "", form } = given.data as TaskData["task.decided"];
  const role = task.seats.find((seat) => seat.person === person)?.role ?? "";
  const ballot = { action, opinion, at: context.now, by: context.actor.id, role };
  return (
    process.voice?.(
      state,
      { task, role, ballot, ...(form === undefined ? {} : { form }) },
      context,
    ) ?? []
  );
}

function concludeOn<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S,
  task: Task,
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  const closing = facts.find(({ data }) => data.outcome !== undefined);
  if (closing === undefined) return [];
  const { outcome = "", form, action, opinion } = closing.data as Partial<TaskData["task.decided"]>;
  const { id: by, role } = context.actor;
  const ballot: Ballot | undefined =
    action === undefined
      ? undefined
      : { action, opinion: opinion ?? "", at: context.now, by, role };
  return (
    process.conclude?.(
      state,
      {
        task,
        outcome,
        ...(ballot === undefined ? {} : { ballot }),
        ...(form === undefined ? {} : { form }),
      },
      context,
    ) ?? []
  );
}
