import { type Due, dueDayOf } from "../../deadline/count.ts";
import { addDays, type Day } from "../../deadline/day.ts";
import { type Rules, recountDue } from "../../district/rules.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { taskFact } from "../facts.ts";
import { setDue } from "./set-due.ts";

/** Working days that somebody has at least once their limits run on. */
const least = 10;

/** Since when limits rest (process sheet §4.1: duties paused, not deleted). */
export type Rest = { from: Day };

/** From which day limits run on, and how many days they have rested. */
export type RunOn = { on: Day; days: number };

/** The limit as it stands while it rests: it makes nobody late; undefined where it does not rest. */
export function restingDue(due: Due, { from }: Rest): Due | undefined {
  const { provisional: _, ...of } = due;
  const isOver = due.effectiveDue !== null && due.effectiveDue < from;
  return isOver || due.status === "RESTING"
    ? undefined
    : { ...of, effectiveDue: null, status: "RESTING" };
}

/**
 * The limit once it runs on: later by the days of the rest; a day that is set, and one that is counted back
 * from an event to come, stays. Whatever would be over by then leaves ten working days.
 */
export function dueAfterRest(rules: Rules, due: Due, { on, days }: RunOn): Due {
  const { period, base } = due;
  const isSet = "day" in period || period.unit.endsWith("-BEFORE");
  const later = recountDue(rules, isSet ? due : { ...due, base: addDays(base, days) });
  return dueDayOf(later) > on
    ? later
    : recountDue(rules, { ...due, base: on, period: { unit: "WD", length: least } });
}

/** The open questions of a record rest: nobody is reminded of them, and no colour stands against anybody. */
export function restTasks(rest: Rest, { tasks }: Context): Fact[] {
  return tasks.flatMap(({ id, status, due: was }) => {
    const due = status === "OPEN" ? restingDue(was, rest) : undefined;
    const still = { plan: [], nextStep: 0, colour: "NONE" } as const;
    return due === undefined ? [] : [taskFact("task.due-moved", id, { due, was, ...still })];
  });
}

/** The open questions that rest run on. */
export function runOnTasks(after: RunOn, context: Context): Fact[] {
  return context.tasks
    .filter(({ status, due }) => status === "OPEN" && due.status === "RESTING")
    .map((task) => setDue(task, dueAfterRest(context.rules, task.due, after), context));
}
