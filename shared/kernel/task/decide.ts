import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../event.ts";
import type { Context } from "../process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { deputyOf } from "./assign.ts";
import { type Relation, taskFact } from "./facts.ts";
import { parseForm } from "./form.ts";
import { lateness } from "./late.ts";
import type { Seat, StageSpec, Task } from "./schema.ts";
import { tally } from "./tally.ts";

/** What a person may do with a seat. */
export type TaskCommand =
  | {
      type: "decide";
      person: string;
      action: string;
      opinion: string;
      form?: Record<string, unknown> | undefined;
    }
  | { type: "recuse"; person: string; relation: Relation; detail: string }
  | { type: "transfer"; person: string; to: string; opinion: string }
  | { type: "reissue-link"; person: string };

/** What a decision needs to know about the matter besides the task. */
export type Matter = { spec: StageSpec; proposer: string; recused: readonly string[] };

/**
 * What follows from a person's command on a task. A second decision by the same person is no
 * error and no fact: the first one stands and is what the caller shows.
 */
export function decideTask(
  task: Task,
  command: TaskCommand,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const seat = task.seats.find(({ person }) => person === command.person);
  if (seat === undefined) return refuse("task.not-yours");
  if (seat.state === "RECUSED" || matter.recused.includes(seat.person))
    return refuse("task.recused");
  if (command.type === "decide" && seat.ballot !== undefined) return [];
  if (task.status !== "OPEN") return refuse("task.closed");
  if (seat.state !== "ASKED") return refuse("task.not-yours");
  switch (command.type) {
    case "decide":
      return answer(task, seat, command, matter, context);
    case "recuse":
      return recuse(task, seat, command, matter, context);
    case "transfer":
      return transfer(task, seat, command, matter, context);
    case "reissue-link":
      return [
        taskFact("task.link-reissued", task.id, {
          person: seat.person,
          attempt: seat.attempt + 1,
        }),
      ];
  }
}

function answer(
  task: Task,
  seat: Seat,
  { action, opinion, form }: Extract<TaskCommand, { type: "decide" }>,
  { spec, proposer }: Matter,
  context: Context,
): Fact[] | Refusal {
  const chosen = spec.actions[action];
  if (seat.part !== "decider") return refuse("task.not-yours");
  if (chosen === undefined) return refuse("task.action");
  if (seat.person === proposer && spec.asks !== "proposer") return refuse("task.own-proposal");
  if (chosen.opinion === "required" && opinion.trim() === "")
    return refuse("task.opinion-required");
  if (isOutOfTurn(task, seat)) return refuse("task.not-yours", "依次审批，尚未轮到您");
  const filled = parseForm(chosen.form, form);
  if ("refused" in filled) return filled;

  const answers = deciders(task).map((other) =>
    other.person === seat.person ? action : other.ballot?.action,
  );
  const result = tally(task.policy, answers);
  return [
    taskFact("task.decided", task.id, {
      person: seat.person,
      action,
      label: chosen.label,
      opinion: opinion.trim(),
      ...(filled.form === undefined ? {} : { form: filled.form }),
      shown: task.shown,
      ...(result.closed ? { outcome: outcomeOf(spec, result.action) } : {}),
      late: lateness(task.due, context),
    }),
  ];
}

function outcomeOf(spec: StageSpec, action: string): string {
  return spec.actions[action]?.outcome ?? action;
}

function recuse(
  task: Task,
  seat: Seat,
  { relation, detail }: Extract<TaskCommand, { type: "recuse" }>,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const officer = context.officers.find(({ id }) => id === seat.person);
  const replacement =
    officer === undefined
      ? undefined
      : deputyOf(officer, context.officers, {
          proposer: matter.proposer,
          recused: [...matter.recused, seat.person],
        });
  const alone = deciders(task).every(({ person }) => person === seat.person);
  if (seat.part === "decider" && alone && replacement === undefined)
    return refuse("task.no-assignee", "您回避后无人承办，请先由办公室指定代办人（AB角）");
  return [
    taskFact("task.recused", task.id, {
      person: seat.person,
      relation,
      detail,
      ...(seat.part === "decider" && replacement !== undefined
        ? { replacement: { person: replacement.id, role: seat.role } }
        : {}),
    }),
  ];
}

function transfer(
  task: Task,
  seat: Seat,
  { to, opinion }: Extract<TaskCommand, { type: "transfer" }>,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const receiver = context.officers.find(({ id }) => id === to);
  if (receiver === undefined || receiver.role !== seat.role)
    return refuse("task.no-assignee", "只能转办给同一职责的人员");
  if (opinion.trim() === "") return refuse("task.opinion-required");
  if (to === matter.proposer) return refuse("task.own-proposal");
  if (matter.recused.includes(to)) return refuse("task.recused", "受理人已回避");
  if (task.seats.some(({ person }) => person === to))
    return refuse("task.no-assignee", "该人员已在承办人之列");
  return [
    taskFact("task.transferred", task.id, {
      from: seat.person,
      to: { person: to, role: receiver.role },
      opinion: opinion.trim(),
    }),
  ];
}

function deciders(task: Task): Seat[] {
  return task.seats.filter(
    ({ part, state }) => part === "decider" && (state === "ASKED" || state === "DECIDED"),
  );
}

function isOutOfTurn(task: Task, seat: Seat): boolean {
  if (task.policy.type !== "sequence") return false;
  return deciders(task).find(({ ballot }) => ballot === undefined)?.person !== seat.person;
}

/** The Shanghai day on which a context stands. */
export function todayOf(context: Pick<Context, "now">) {
  return dayOf(context.now);
}
