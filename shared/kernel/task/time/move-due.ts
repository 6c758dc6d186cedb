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
  const today = dayOf(context.now);
  const was = task.due;
  if (task.status !== "OPEN" || was.status === "RESTING") return [];
  if (was.effectiveDue !== null && was.effectiveDue < today) return [];
  const due = recountDue(context.rules, was);
  return isSameDay(due, was) ? [] : [setDue(task, due, context)];
}

function isSameDay(a: Due, b: Due): boolean {
  return (
    a.status === b.status && a.effectiveDue === b.effectiveDue && a.provisional === b.provisional
  );
}
