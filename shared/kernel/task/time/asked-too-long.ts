import { dueDayOf, isDueWithin } from "#kernel/deadline/count.ts";
import { addDays, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { taskFact } from "../facts.ts";
import { recipientsOf } from "./recipients.ts";

/**
 * An execution has waited for as long as one may, and another goes on with the matter: nothing ends
 * by silence. Where the question is overdue, the last step of its stage's own ladder is told again.
 */
export function askedTooLong(stage: string, context: Context): Fact[] {
  const { tasks, officers, now } = context;
  return tasks
    .filter((task) => task.stage === stage && task.status === "OPEN")
    .filter(({ due }) => isDueWithin(due, { to: addDays(dayOf(now), -1) }))
    .map((task) => {
      const above = recipientsOf("RED", task, officers);
      return taskFact("task.reminded", task.id, {
        step: "RED",
        offset: "180 CD",
        colour: "RED",
        nextStep: task.nextStep,
        recipients: above.length > 0 ? above : recipientsOf("REMINDER", task, officers),
        due: dueDayOf(task.due),
      });
    });
}
