import { mayActFor } from "../district/family.ts";
import type { Officer, Role } from "../district/role.ts";
import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Matter, TaskCommand } from "./decide.ts";
import { taskFact } from "./facts.ts";
import type { Seat, Task } from "./schema.ts";

type Of<T extends TaskCommand["type"]> = Extract<TaskCommand, { type: T }>;

const dayMillis = 24 * 3600_000;

/** Who may urge in every matter that they may see. */
const urging: readonly Role[] = ["OFFICE", "SECRETARY", "DEPUTY_SECRETARY"];

/** Whether an officer may urge an open question now, by who they are and when it was urged last. */
export function urgingOf(
  { urgedAt }: Pick<Task, "urgedAt">,
  { id, role, room }: Pick<Officer, "id" | "role" | "room">,
  matter: Pick<Matter, "proposer" | "room">,
  now: string,
): "urge" | "urged-today" | "nothing" {
  const mayUrge =
    id === matter.proposer ||
    urging.includes(role) ||
    (role === "ROOM_DIRECTOR" && room === matter.room);
  if (!mayUrge) return "nothing";
  const isRecent = urgedAt !== undefined && Date.parse(now) - Date.parse(urgedAt) < dayMillis;
  return isRecent ? "urged-today" : "urge";
}

/** 催办: by the proposer, their director, the office or a leader, at most once in 24 hours a task. */
export function urge(
  task: Task,
  { person, opinion }: Of<"urge">,
  matter: Matter,
  { officers, now }: Context,
): Fact[] | Refusal {
  const officer = officers.find(({ id }) => id === person);
  const may = officer === undefined ? "nothing" : urgingOf(task, officer, matter, now);
  if (may === "nothing")
    return refuse("auth.forbidden", "只有提名人、室主任、办公室和书记、副书记可以催办");
  if (task.status !== "OPEN") return refuse("task.closed");
  if (may === "urged-today") return refuse("task.urged-recently");
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
