import { mayActFor } from "../../district/family.ts";
import type { Officer, Role } from "../../district/role.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import { countTask, deciders, outcomeOf, policySeats } from "../count.ts";
import type { Matter, TaskCommand } from "../decide.ts";
import { taskFact } from "../facts.ts";
import type { Seat, Task } from "../schema.ts";
import { lateness } from "../time/late.ts";

type Of<T extends TaskCommand["type"]> = Extract<TaskCommand, { type: T }>;
type Passing = { person: string; to: string; opinion: string };

/** 转办: the place goes to a colleague of the same role, for good. */
export function transfer(
  task: Task,
  seat: Seat,
  command: Passing,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  if (!mayPassOn(task, seat)) return refuse("task.verb");
  const to = receiverOf(task, command, matter, context);
  if (isRefusal(to)) return to;
  if (to.role !== seat.role) return refuse("task.no-assignee", "只能转办给同一职责的人员");
  return [
    taskFact("task.transferred", task.id, {
      from: seat.person,
      to,
      opinion: command.opinion.trim(),
    }),
  ];
}

/** 委派: somebody else prepares the answer, the owner gets the task back with it. */
export function delegate(
  task: Task,
  seat: Seat,
  command: Passing,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  if (!mayPassOn(task, seat) || seat.through?.verb === "delegate") return refuse("task.verb");
  const to = receiverOf(task, command, matter, context);
  if (isRefusal(to)) return to;
  return [
    taskFact("task.delegated", task.id, { from: seat.person, to, opinion: command.opinion.trim() }),
  ];
}

/** 加签: one more person must agree too. A vote's circle is fixed. */
export function addSigner(
  task: Task,
  seat: Seat,
  command: Passing,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const isOwner = seat.part === "decider" && seat.through?.verb !== "delegate";
  if (!isOwner || task.policy.type === "vote" || matter.spec.actions.approve === undefined)
    return refuse("task.verb");
  const to = receiverOf(task, command, matter, context);
  if (isRefusal(to)) return to;
  return [
    taskFact("task.signer-added", task.id, {
      by: seat.person,
      to,
      opinion: command.opinion.trim(),
    }),
  ];
}

/** 减签: by the officer who added them, and only while they have not answered. */
export function removeSigner(
  task: Task,
  seat: Seat,
  { who, opinion }: Of<"remove-signer">,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const added = task.seats.find(({ person }) => person === who);
  if (added?.through?.verb !== "add" || added.through.from !== seat.person)
    return refuse("task.verb", "只能减去自己加签的人员");
  if (added.state !== "ASKED") return refuse("task.verb", "该人员已办理，不能减签");
  if (opinion.trim() === "") return refuse("task.opinion-required");
  const result = countTask({
    ...task,
    seats: task.seats.filter(({ person }) => person !== who),
  });
  return [
    taskFact("task.signer-removed", task.id, {
      by: seat.person,
      person: who,
      opinion: opinion.trim(),
      ...(result.closed
        ? {
            outcome: outcomeOf(matter.spec.actions, result.action),
            late: lateness(task.due, context),
          }
        : {}),
    }),
  ];
}

/**
 * An administrator moves the place of somebody who cannot act themselves, with the reason: also one
 * whose delegate is still at work, and that of the recused when nobody is left, which may go to
 * anybody of the same body.
 */
export function handOver(
  task: Task,
  command: Of<"hand-over">,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  if (context.actor.role !== "ADMIN" && command.by !== "order") return refuse("auth.forbidden");
  if (task.status !== "OPEN") return refuse("task.closed");
  const seat = task.seats.find(({ person }) => person === command.from);
  if (seat === undefined || !mayHandOver(task, seat)) return refuse("task.verb");
  const to = receiverOf(task, { ...command, person: command.from }, matter, context);
  if (isRefusal(to)) return to;
  if (to.role !== seat.role && seat.state !== "RECUSED")
    return refuse("task.no-assignee", "只能移交给同一职责的人员");
  return [
    taskFact("task.handed-over", task.id, {
      from: seat.person,
      to: { person: to.person, role: seat.role },
      opinion: command.opinion.trim(),
    }),
  ];
}

/** A place can be passed on while it waits for an answer; a vote is personal. */
function mayPassOn(task: Task, seat: Seat): boolean {
  const waits = seat.state === "ASKED" || seat.state === "WAITING";
  return seat.part === "decider" && waits && task.policy.type !== "vote";
}

function mayHandOver(task: Task, seat: Seat): boolean {
  if (seat.part !== "decider" || task.policy.type === "vote") return false;
  if (seat.state === "RECUSED") return policySeats(task).length === 0;
  return mayPassOn(task, seat) || seat.state === "DELEGATED";
}

function receiverOf(
  task: Task,
  { person, to, opinion }: Passing,
  { spec, proposer, formerly = [], recused, addressee }: Matter,
  { officers }: Context,
): Pick<Seat, "person" | "role"> | Refusal {
  const receiver = officers.find(({ id }) => id === to);
  if (receiver === undefined) return refuse("task.no-assignee", "人员名录中没有该人员");
  if (opinion.trim() === "") return refuse("task.opinion-required", "请填写理由");
  if (!mayActFor(receiver, holderOf(task, person, officers, addressee)))
    return refuse("task.no-assignee", "该人员不属于承办单位");
  if (to === proposer || (formerly.includes(to) && spec.asks !== "proposer"))
    return refuse("task.own-proposal");
  const seat = task.seats.find(({ person }) => person === to);
  if (recused.includes(to) || seat?.state === "RECUSED")
    return refuse("task.recused", "受理人已回避");
  if (seat !== undefined && seat.part === "decider" && isSitting(seat, task))
    return refuse("task.no-assignee", "该人员已在承办人之列");
  return { person: to, role: receiver.role };
}

/** Who holds a place, also when they have been struck off the list since. */
function holderOf(
  { seats }: Task,
  person: string,
  officers: readonly Officer[],
  addressee: string | undefined,
): Pick<Officer, "role" | "unit"> {
  const role = seats.find((seat) => seat.person === person)?.role as Role;
  const unit = role === "UNIT" ? addressee : undefined;
  return (
    officers.find(({ id }) => id === person) ?? { role, ...(unit === undefined ? {} : { unit }) }
  );
}

function isSitting(seat: Seat, task: Task): boolean {
  return seat.through?.verb === "delegate"
    ? seat.state === "ASKED" || seat.state === "DECIDED"
    : deciders(task).some(({ person }) => person === seat.person);
}
