import type { Day } from "#kernel/deadline/day.ts";
import type { Enrollment } from "../schema.ts";

/** Days of a clue: when it was received, and of what time its facts are, where that is known. */
export type ClueDays = { receivedOn: Day; facts?: { from: Day; to: Day } };

/**
 * Whether a clue is the district commission's, though its object may have left: received before the
 * removal, or about facts of the supervised period (process sheet §4.1, after removal). Both first
 * and last day of that period belong to it.
 */
export function staysHere(
  { effectiveOn, removal }: Pick<Enrollment, "effectiveOn" | "removal">,
  { receivedOn, facts }: ClueDays,
): boolean {
  if (effectiveOn === undefined) return false;
  const isReceivedThen = removal === undefined || receivedOn < removal.on;
  const isAboutThen =
    facts !== undefined &&
    facts.to >= effectiveOn &&
    (removal === undefined || facts.from <= removal.on);
  return (isReceivedThen && receivedOn >= effectiveOn) || isAboutThen;
}
