import { own } from "../text/own.ts";
import type { ActionSpec, Policy, Seat, Task } from "./schema.ts";
import { type Counted, type Tally, tally } from "./seats/tally.ts";

/** The seats whose answers count: asked or answered, of deciders; a delegate only advises. */
export function deciders(task: Pick<Task, "seats">): Seat[] {
  return task.seats.filter(
    ({ part, state, through }) =>
      part === "decider" &&
      through?.verb !== "delegate" &&
      (state === "WAITING" || state === "ASKED" || state === "DECIDED" || state === "DELEGATED"),
  );
}

/** The seats that the stage's own policy counts, without those added by 加签. */
export function policySeats(task: Pick<Task, "seats">): Seat[] {
  return deciders(task).filter(({ through }) => through?.verb !== "add");
}

/** What a task's answers amount to: its policy first, then everybody who was added must agree. */
export function countTask(task: Pick<Task, "policy" | "seats">): Tally {
  const added = deciders(task).filter(({ through }) => through?.verb === "add");
  const against = added.find(({ ballot }) => ballot !== undefined && ballot.action !== "approve");
  if (against?.ballot !== undefined) return { closed: true, action: actionOf(against.ballot) };
  const result = countPolicy(task);
  if (!result.closed || result.action !== "approve") return result;
  return added.every(({ ballot }) => ballot !== undefined) ? result : { closed: false };
}

/** What the stage's own policy says, whatever those added by 加签 answer. */
export function countPolicy(task: Pick<Task, "policy" | "seats">): Tally {
  const seats = policySeats(task);
  return tally(
    countedOf(task.policy, task.seats),
    task.policy.type === "each" ? byRole(seats) : seats.map(({ ballot }) => ballot?.action),
  );
}

/** What each role, or each room, has answered, by whom of its people has. */
function byRole(seats: readonly Seat[]): (string | undefined)[] {
  const heard = seats.filter(({ ballot }) => ballot !== undefined);
  return [...new Set(seats.map(voiceOf))].map(
    (voice) => heard.find((seat) => voiceOf(seat) === voice)?.ballot?.action,
  );
}

/** Seats of one voice answer for one another where the policy is `each`. */
export function voiceOf({ role, room = "" }: Pick<Seat, "role" | "room">): string {
  return `${role}#${room}`;
}

/** What an outcome is called when its action is not one of the stage's buttons. */
export function outcomeOf(actions: Readonly<Record<string, ActionSpec>>, action: string): string {
  return own(actions, action)?.outcome ?? action;
}

/** 弃权 of somebody who was added is no consent. */
function actionOf({ action }: { action: string }): string {
  return action === "abstain" ? "reject" : action;
}

function countedOf(policy: Policy, seats: readonly Seat[]): Counted {
  if (policy.type !== "vote") return policy;
  const { quorum, entitled, recusedInBase } = policy;
  const recused = seats.filter(
    ({ part, state }) => part === "decider" && state === "RECUSED",
  ).length;
  return {
    type: "vote",
    quorum,
    base: recusedInBase === "yes" ? entitled : entitled - recused,
  };
}
