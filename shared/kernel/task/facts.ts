import type { Due, ReminderStep } from "#kernel/deadline/types.ts";
import type { Relation } from "../district/relation.ts";
import type { Fact } from "../record/event.ts";
import type { Seat, Task, Through } from "./schema.ts";

type Who = Pick<Seat, "person" | "role">;

/** What each event about a task says. */
export type TaskData = {
  "task.opened": { task: Task };
  "task.decided": {
    person: string;
    action: string;
    label: string;
    /** None where it was destroyed, as of a petition that belongs to the upper level. */
    opinion?: string;
    form?: Readonly<Record<string, unknown>>;
    /** Hash of the text that was on the page. */
    shown: string;
    /** "none": the decider has declared that no tie bars them. */
    declaration?: "none";
    /** Who is asked next (依次). */
    next?: string;
    /** Set when this answer closes the task. */
    outcome?: string;
    late: "late" | "on-time";
  };
  /** A delegate's answer: advice to the owner, who decides. */
  "task.advised": {
    person: string;
    owner: string;
    action: string;
    label: string;
    opinion?: string;
    shown: string;
  };
  "task.closed": { outcome: string; reason: string; late: "late" | "on-time" };
  "task.recused": {
    person: string;
    relation: Relation;
    /** As with an opinion, none where it was destroyed. */
    detail?: string;
    replacement?: Who;
    /** Set when the remaining answers close the task. */
    outcome?: string;
    late?: "late" | "on-time";
  };
  "task.transferred": { from: string; to: Who; opinion?: string };
  "task.delegated": { from: string; to: Who; opinion?: string };
  "task.signer-added": { by: string; to: Who; opinion?: string };
  "task.signer-removed": {
    by: string;
    person: string;
    opinion?: string;
    outcome?: string;
    late?: "late" | "on-time";
  };
  "task.handed-over": { from: string; to: Who; opinion?: string };
  /** The question asks others than it did: who is asked besides, who is not any more, in which room. */
  "task.reseated": {
    seats: readonly Seat[];
    out: readonly string[];
    reason: string;
    room?: string;
  };
  /** The days of a stand-in are over: who they stood in for, or another for them, is asked. */
  "task.stand-in-ended": { person: string; to?: Who; through?: Through };
  /** The unit has received what was served on it. */
  "task.acknowledged": { person: string };
  "task.copied": { by: string; to: Who };
  "task.urged": { by: string; to: readonly string[]; opinion?: string };
  /** An own answer, or an own delegation, is undone while the task is open. */
  "task.taken-back": { person: string; opinion?: string; recalled?: string };
  /** What was shown has changed: nobody's answer to it counts any more. */
  "task.voided": { outcome: "voided"; reason: string };
  "task.reminded": {
    step: ReminderStep["kind"];
    offset: string;
    colour: Task["colour"];
    nextStep: number;
    recipients: readonly string[];
    /** Day by which it should have been done. */
    due: string;
  };
  /** `colour` is told where the new day is not late, or not as late, as the old one was. */
  "task.due-moved": {
    due: Due;
    was: Due;
    plan: readonly ReminderStep[];
    nextStep: number;
    colour?: Task["colour"];
  };
  /** `by` and `reason` where it was not asked for by its person. */
  "task.link-reissued": { person: string; attempt: number; by?: string; reason?: string };
  "task.link-unlocked": { person: string; attempt: number; by: string; reason: string };
  "task.link-revoked": { person: string; attempt: number; by: string; reason?: string };
};

/** A task event with its data checked by the compiler. */
export function taskFact<T extends keyof TaskData>(type: T, task: string, data: TaskData[T]): Fact {
  return { type, task, data };
}

/** A fact that a standing deputy brings about for the officer whom they stand in for. */
export function inPlaceOf(seat: Pick<Seat, "through">, fact: Fact): Fact {
  return seat.through?.verb === "deputy" ? { ...fact, onBehalfOf: seat.through.from } : fact;
}
