import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import type { Matter, TaskCommand } from "../decide.ts";
import { taskFact } from "../facts.ts";
import type { Task } from "../schema.ts";

export type ManageLink = Extract<
  TaskCommand,
  { type: "resend-link" | "unlock-link" | "revoke-link" }
>;

/** Whether a command is one of the office's on somebody's link. */
export function isOnLink(command: TaskCommand): command is ManageLink {
  return (
    command.type === "resend-link" ||
    command.type === "unlock-link" ||
    command.type === "revoke-link"
  );
}

/**
 * 重发、解锁、停用他人的办理链接: by office or administrator, with a reason, each an event. A link goes
 * to the registered address of its person only; nobody gets to see it here.
 */
export function manageLink(
  task: Task,
  { type, person, of, reason }: ManageLink,
  { recused }: Matter,
  { officers }: Context,
): Fact[] | Refusal {
  const officer = officers.find(({ id }) => id === person);
  if (officer?.role !== "OFFICE" && officer?.role !== "ADMIN")
    return refuse("auth.forbidden", "只有办公室和系统管理员可以管理办理链接");
  if (recused.includes(person)) return refuse("task.recused");
  if (reason.trim() === "") return refuse("task.opinion-required", "请填写理由");
  if (task.status !== "OPEN") return refuse("task.closed");
  const seat = task.seats.find((one) => one.person === of);
  if (seat === undefined || (seat.state !== "ASKED" && seat.state !== "WAITING"))
    return refuse("task.verb", "该人员目前没有需要办理的链接");
  const told = { person: of, by: person, reason: reason.trim() };
  switch (type) {
    case "resend-link":
      return [taskFact("task.link-reissued", task.id, { ...told, attempt: seat.attempt + 1 })];
    case "unlock-link":
      return [taskFact("task.link-unlocked", task.id, { ...told, attempt: seat.attempt })];
    case "revoke-link":
      return [taskFact("task.link-revoked", task.id, { ...told, attempt: seat.attempt + 1 })];
  }
}
