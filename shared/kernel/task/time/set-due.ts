import { colourOn, reminderPlan } from "#kernel/deadline/colour.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { taskFact } from "../facts.ts";
import type { Task } from "../schema.ts";

/**
 * Gives an open task another due day, and the reminders that are still to come before it. What is not
 * late by the new day is late no more.
 */
export function setDue(task: Task, due: Due, { rules, now }: Context): Fact {
  const { calendars, register } = rules;
  const plan = reminderPlan(due, { calendars, register, from: dayOf(task.openedAt) });
  const colour = colourOn(due, dayOf(now), { calendars, register });
  const isLess = colours.indexOf(colour) < colours.indexOf(task.colour);
  return taskFact("task.due-moved", task.id, {
    due,
    was: task.due,
    plan: plan.filter(({ at }) => at > now),
    nextStep: 0,
    ...(isLess ? { colour } : {}),
  });
}

const colours: readonly Task["colour"][] = ["NONE", "BLUE", "YELLOW", "RED"];
