import type { Relation } from "../district/relation.ts";
import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { answer } from "./answer.ts";
import { taskFact } from "./facts.ts";
import { copy, urge } from "./follow.ts";
import { isOnLink, type ManageLink, manageLink } from "./link/manage-link.ts";
import { reissueLink } from "./link/reissue.ts";
import type { Seat, StageSpec, Task } from "./schema.ts";
import { addSigner, delegate, handOver, removeSigner, transfer } from "./seats/pass-on.ts";
import { recuse } from "./seats/recuse.ts";
import { standingProblem } from "./seats/stand-in.ts";
import { takeBack } from "./seats/take-back.ts";

/** What a person may do on a task; `person` is the one who does it. */
export type TaskCommand =
  | {
      type: "decide";
      person: string;
      action: string;
      opinion: string;
      form?: Record<string, unknown> | undefined;
      /** "none": no tie bars the decider. */
      declaration?: "none" | undefined;
    }
  | {
      type: "recuse";
      person: string;
      relation: Relation;
      detail: string;
      /** A decided recusal, or a registered tie: it takes effect even where nobody is left. */
      by?: "order";
    }
  | { type: "transfer" | "delegate" | "add-signer"; person: string; to: string; opinion: string }
  | { type: "remove-signer"; person: string; who: string; opinion: string }
  | { type: "take-back"; person: string; opinion: string }
  | { type: "copy"; person: string; to: string }
  | { type: "urge"; person: string; opinion: string }
  | {
      type: "hand-over";
      person: string;
      from: string;
      to: string;
      opinion: string;
      /** All that somebody has in hand is handed over in one act, by those who may do that. */
      by?: "order";
    }
  | { type: "reissue-link"; person: string }
  /** A unit says that it has received what it is asked about. */
  | { type: "acknowledge"; person: string }
  | {
      type: "resend-link" | "unlock-link" | "revoke-link";
      person: string;
      /** Whose link it is. */
      of: string;
      reason: string;
    };

/** What a command needs to know about the matter besides the task. */
export type Matter = {
  spec: StageSpec;
  proposer: string;
  formerly?: readonly string[];
  recused: readonly string[];
  room?: string;
  addressee?: string;
};

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
  if (command.type === "urge") return urge(task, command, matter, context);
  if (isOnLink(command)) return manageLink(task, command, matter, context);
  if (command.type === "hand-over") return handOver(task, command, matter, context);
  const seat = task.seats.find(({ person }) => person === command.person);
  if (seat === undefined) return refuse("task.not-yours");
  if (seat.state === "RECUSED" || matter.recused.includes(seat.person))
    return refuse("task.recused");
  if (command.type === "decide" && seat.ballot !== undefined) return [];
  if (task.status !== "OPEN") return refuse("task.closed");
  if (command.type === "take-back") return takeBack(task, seat, command);
  if (command.type === "recuse" && matter.spec.asks === "object") return refuse("task.verb");
  if (command.type === "recuse") return recuse(task, seat, command, matter, context);
  if (seat.state === "WAITING") return refuse("task.not-yours", "依次审批，尚未轮到您");
  if (!isActive(seat)) return refuse("task.not-yours");
  const problem = standingProblem(task, seat, context);
  if (problem !== undefined) return problem;
  return actOn(task, seat, command, matter, context);
}

function actOn(
  task: Task,
  seat: Seat,
  command: Exclude<
    TaskCommand,
    ManageLink | { type: "urge" | "hand-over" | "take-back" | "recuse" }
  >,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "decide":
      return answer(task, seat, command, matter, context);
    case "transfer":
      return transfer(task, seat, command, matter, context);
    case "delegate":
      return delegate(task, seat, command, matter, context);
    case "add-signer":
      return addSigner(task, seat, command, matter, context);
    case "remove-signer":
      return removeSigner(task, seat, command, matter, context);
    case "copy":
      return copy(task, seat, command, matter, context);
    case "reissue-link":
      return reissueLink(task, seat, context);
    case "acknowledge":
      return acknowledge(task, seat, matter);
  }
}

/** 确认收到, once; only what was served on somebody outside is received. */
function acknowledge(task: Task, seat: Seat, { spec }: Matter): Fact[] | Refusal {
  if (spec.asks !== "addressee") return refuse("task.verb");
  const { person, acknowledgedAt } = seat;
  return acknowledgedAt === undefined ? [taskFact("task.acknowledged", task.id, { person })] : [];
}

/** A seat from which something may still be done, were it only to name another. */
function isActive({ state }: Seat): boolean {
  return state === "ASKED" || state === "DECIDED";
}
