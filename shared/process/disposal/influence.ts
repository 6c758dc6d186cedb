import { addDays, addMonths, type Day } from "#kernel/deadline/day.ts";
import { type MeasureKey, measureOf } from "./measures.ts";

/**
 * Last day of a measure's influence period: the corresponding day minus one day (norms §2.8). None
 * for a measure without a period, or whose period starts on a day that is not known yet.
 */
export function influenceEnd(measure: MeasureKey, decidedOn: Day): Day | undefined {
  const { influence } = measureOf(measure);
  return typeof influence === "number" ? addDays(addMonths(decidedOn, influence), -1) : undefined;
}
