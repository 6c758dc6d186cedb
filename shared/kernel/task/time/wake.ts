import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { taskFact } from "../facts.ts";
import type { Task } from "../schema.ts";
import type { Bars } from "../seats/assign.ts";
import { endStandIns } from "../seats/stand-in.ts";
import { nextWakeOf } from "./next-wake.ts";
import { recipientsOf } from "./recipients.ts";

/**
 * What time does to a task. A wake carries the moment that it was set for: one that outlived its
 * step, or a closed task, does nothing. Steps missed together (host asleep) become one, the last.
 */
export function wakeTask(task: Task, wakeAt: string, bars: Bars, context: Context): Fact[] {
  if (nextWakeOf(task) !== wakeAt || wakeAt > context.now) return [];
  return [...endStandIns(task, bars, context), ...remind(task, context)];
}

function remind(task: Task, context: Context): Fact[] {
  const due = task.plan.filter(({ at }, index) => index >= task.nextStep && at <= context.now);
  const step = due.at(-1);
  if (step === undefined) return [];
  return [
    taskFact("task.reminded", task.id, {
      step: step.kind,
      offset: step.offset,
      colour: step.kind === "REMINDER" ? task.colour : colourOf(step.kind),
      nextStep: task.nextStep + due.length,
      recipients: recipientsOf(step.kind, task, context.officers),
      due: task.due.effectiveDue ?? task.due.provisional ?? "",
    }),
  ];
}

function colourOf(kind: "BLUE" | "YELLOW" | "RED" | "RED_TALK"): Task["colour"] {
  return kind === "RED_TALK" ? "RED" : kind;
}
