import { colourOn } from "#kernel/deadline/colour.ts";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { addDays, type Day, quarterEnd, quarterOf } from "#kernel/deadline/day.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import type { Unit } from "./schema.ts";

/** A unit whose data nobody has confirmed in time, or is soon to be confirmed. */
export type Stale = { confirmedOn: Day; due: Day; colour: "BLUE" | "YELLOW" | "RED" };

/**
 * Whether a unit's data are stale on a day (D-LIB-2): they are confirmed once a quarter, so what was
 * entered or confirmed in one quarter is due at the end of the next.
 * @param enteredOn when the unit came into the library
 */
export function staleOn(
  { status, confirmedOn }: Unit,
  enteredOn: Day,
  { rules, today }: { rules: Rules; today: Day },
): Stale | undefined {
  if (status === "CLOSED") return undefined;
  const last = confirmedOn ?? enteredOn;
  const { year, quarter } = quarterOf(last);
  const due = dueFor(rules, "D-LIB-2", addDays(quarterEnd(year, quarter), 1));
  const colour = colourOn(due, today, rules);
  return colour === "NONE" ? undefined : { confirmedOn: last, due: dueDayOf(due), colour };
}
