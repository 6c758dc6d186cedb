import { type Due, isOverdue } from "#kernel/deadline/count.ts";
import type { Context } from "../../record/process.ts";

/** Whether a task that closes now closes in time; a pending calendar never makes anybody late. */
export function lateness(due: Due, { now, rules }: Pick<Context, "now" | "rules">) {
  return isOverdue(due, now, rules.config.cutoff) ? "late" : "on-time";
}
