import { mayActFor } from "../district/family.ts";
import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Matter, TaskCommand } from "./decide.ts";
import { taskFact } from "./facts.ts";
import type { Seat, Task } from "./schema.ts";

type Of<T extends TaskCommand["type"]> = Extract<TaskCommand, { type: T }>;

const dayMillis = 24 * 3600_000;

/** 催办: by the proposer, their director or the office, at most once in 24 hours a task. */
export function urge(
  task: Task,
  { person, opinion }: Of<"urge">,
  { proposer, room }: Matter,
  { officers, now }: Context,
): Fact[] | Refusal {
  const officer = officers.find(({ id }) => id === person);
  const mayUrge =
    person === proposer ||
    officer?.role === "OFFICE" ||
    (officer?.role === "ROOM_DIRECTOR" && officer.room === room);
  if (!mayUrge) return refuse("auth.forbidden", "只有提名人、室主任和办公室可以催办");
  if (task.status !== "OPEN") return refuse("task.closed");
  if (task.urgedAt !== undefined && Date.parse(now) - Date.parse(task.urgedAt) < dayMillis)
    return refuse("task.urged-recently");
  const to = task.seats
    .filter(({ part, state }) => part === "decider" && state === "ASKED")
    .map((seat) => seat.person);
  return [taskFact("task.urged", task.id, { by: person, to, opinion: opinion.trim() })];
}

/** 抄送: somebody else of the same body may read along. */
export function copy(
  task: Task,
  seat: Seat,
  { to }: Of<"copy">,
  { recused }: Matter,
  { officers }: Context,
): Fact[] | Refusal {
  const receiver = officers.find(({ id }) => id === to);
  if (seat.part !== "decider") return refuse("task.verb");
  if (receiver === undefined) return refuse("task.no-assignee", "人员名录中没有该人员");
  const sender = officers.find(({ id }) => id === seat.person);
  if (sender === undefined || !mayActFor(receiver, sender))
    return refuse("task.no-assignee", "只能抄送本单位人员");
  if (recused.includes(to)) return refuse("task.recused", "受送人已回避");
  if (task.seats.some(({ person }) => person === to)) return [];
  return [
    taskFact("task.copied", task.id, { by: seat.person, to: { person: to, role: receiver.role } }),
  ];
}
