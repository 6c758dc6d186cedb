import type { Day } from "../../deadline/day.ts";
import { dueFor } from "../../district/rules.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import { setDue } from "./set-due.ts";

/**
 * Moves the due day of the open question of a stage by the extension that the register allows, and
 * records who granted it. `base` is the day from which the limit runs; `recorded` gets the extension
 * in the limit's own unit. Refused where nothing is asked, or nothing may be extended.
 */
export function longer(
  { status, code, base }: { status: string; code: string; base: Day },
  context: Context,
  recorded: (extension: number) => Fact,
): Fact[] | Refusal {
  const limit = context.rules.register.limits[code];
  const task = context.tasks.find(({ stage, status: of }) => stage === status && of === "OPEN");
  const extra = limit !== undefined && "extension" in limit ? (limit.extension?.length ?? 0) : 0;
  if (task === undefined || extra === 0) return refuse("record.state", "期限不能延长");
  const length = Number(limit?.length) + extra;
  return [recorded(extra), setDue(task, dueFor(context.rules, code, base, { length }), context)];
}
