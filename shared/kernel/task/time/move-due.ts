import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { recountDue } from "../../district/rules.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import type { Task } from "../schema.ts";
import { setDue } from "./set-due.ts";

/**
 * Counts an open task's due day again under today's rules. A day that has passed is never
 * moved, nor is a limit that rests; the old value stays in the event as history.
 */
export function moveDue(task: Task, context: Context): Fact[] {
  const due = movedDue(task, context);
  return due === undefined ? [] : [setDue(task, due, context)];
}

/** Where these rules would move an open task's due day to; undefined where it stays. */
export function movedDue(
  { status, due: was }: Pick<Task, "status" | "due">,
  { rules, now }: Pick<Context, "rules" | "now">,
): Due | undefined {
  if (status !== "OPEN" || was.status === "RESTING") return undefined;
  if (was.effectiveDue !== null && was.effectiveDue < dayOf(now)) return undefined;
  const due = recountDue(rules, was);
  return isSameDay(due, was) ? undefined : due;
}

function isSameDay(a: Due, b: Due): boolean {
  return (
    a.status === b.status && a.effectiveDue === b.effectiveDue && a.provisional === b.provisional
  );
}
