import { dueDayOf } from "#kernel/deadline/count.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";

/** The day of a change, and the day by which it should have been in the library where it came late. */
export type ChangeDay = { on: Day; lateSince?: Day };

/**
 * When a change was made outside, today unless said; the library has five working days to follow it
 * (D-LIB-1). A day that is still to come is refused.
 */
export function changeDay(on: Day | undefined, { now, rules }: Context): ChangeDay | Refusal {
  const today = dayOf(now);
  const day = on ?? today;
  if (day > today) return refuse("input.invalid", "变动日期不能晚于今天");
  const due = dueDayOf(dueFor(rules, "D-LIB-1", day));
  return today > due ? { on: day, lateSince: due } : { on: day };
}
