import { reminderPlan } from "#kernel/deadline/colour.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../event.ts";
import type { Context } from "../process.ts";
import { recountDue } from "../rules.ts";
import { taskFact } from "./facts.ts";
import type { Task } from "./schema.ts";

/**
 * Counts an open task's due day again under the rules of now. A day that has passed is never
 * moved; the old value stays in the event as history.
 */
export function moveDue(task: Task, context: Context): Fact[] {
  const today = dayOf(context.now);
  const was = task.due;
  if (task.status !== "OPEN" || (was.effectiveDue !== null && was.effectiveDue < today)) return [];
  const due = recountDue(context.rules, was);
  if (isSameDay(due, was)) return [];
  const { calendars, register } = context.rules;
  const plan = reminderPlan(due, { calendars, register, from: dayOf(task.openedAt) });
  return [
    taskFact("task.due-moved", task.id, {
      due,
      was,
      plan: plan.filter(({ at }) => at > context.now),
      nextStep: 0,
    }),
  ];
}

function isSameDay(a: Due, b: Due): boolean {
  return (
    a.status === b.status && a.effectiveDue === b.effectiveDue && a.provisional === b.provisional
  );
}
