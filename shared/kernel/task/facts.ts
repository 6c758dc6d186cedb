import type { Due, ReminderStep } from "#kernel/deadline/types.ts";
import type { Fact } from "../event.ts";
import type { Seat, Task } from "./schema.ts";

/** What each event about a task says. */
export type TaskData = {
  "task.opened": { task: Task };
  "task.decided": {
    person: string;
    action: string;
    label: string;
    opinion: string;
    form?: Readonly<Record<string, unknown>>;
    /** Hash of the text that was on the page. */
    shown: string;
    /** Set when this answer closes the task. */
    outcome?: string;
    late: "late" | "on-time";
  };
  "task.closed": { outcome: string; reason: string; late: "late" | "on-time" };
  "task.recused": {
    person: string;
    relation: Relation;
    detail: string;
    replacement?: Pick<Seat, "person" | "role">;
  };
  "task.transferred": { from: string; to: Pick<Seat, "person" | "role">; opinion: string };
  "task.reminded": {
    step: ReminderStep["kind"];
    offset: string;
    colour: Task["colour"];
    nextStep: number;
    recipients: readonly string[];
    /** Day by which it should have been done. */
    due: string;
  };
  "task.due-moved": { due: Due; was: Due; plan: readonly ReminderStep[]; nextStep: number };
  "task.link-reissued": { person: string; attempt: number };
};

/** 监察法 Art. 67: the four grounds of recusal. */
export const relations = {
  relative: "近亲属",
  witness: "担任过本案证人",
  interest: "本人或者近亲属有利害关系",
  other: "其他可能影响公正",
} as const;
export type Relation = keyof typeof relations;

/** A task event with its data checked by the compiler. */
export function taskFact<T extends keyof TaskData>(type: T, task: string, data: TaskData[T]): Fact {
  return { type, task, data };
}
