import { type Day, yearOf } from "#kernel/deadline/day.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { ChangeInput, OccasionInput, Opening } from "../schema.ts";
import { items } from "./items.ts";

type Opens = Omit<Opening, "person" | "room" | "binding"> | Refusal;

/**
 * A change of a family item is due 30 days after it (规定 Art. 3, 6), from the day on which it became
 * known where nobody knows when it happened; one of property waits for the annual report and is
 * otherwise told by choice, without a limit (Art. 4, 5).
 */
export function openingOfChange({ item, eventOn, learnedOn }: ChangeInput, today: Day): Opens {
  const problem = dayProblem("report.learnedOn", learnedOn, today);
  if (problem !== undefined) return problem;
  if (eventOn !== undefined && eventOn > learnedOn)
    return dayProblem("report.eventOn", eventOn, learnedOn) ?? refuse("input.invalid");
  const base = eventOn ?? learnedOn;
  return {
    type: "CHANGE",
    year: yearOf(base),
    item,
    ...(eventOn === undefined ? { dateKnown: "no" } : { eventOn }),
    ...(items[item].group === "FAMILY"
      ? { limit: { code: "D-PMR-2", base } }
      : { voluntary: "yes" }),
  };
}

/** An occasion to come is told of ten days before it and ten after; one gone by only after (D-PMR-6). */
export function openingOfOccasion({ eventOn, learnedOn }: OccasionInput, today: Day): Opens {
  const problem = dayProblem("report.learnedOn", learnedOn, today);
  if (problem !== undefined) return problem;
  const isAhead = eventOn > today;
  return {
    type: "WEDDING_FUNERAL",
    year: yearOf(eventOn),
    eventOn,
    phase: isAhead ? "BEFORE" : "AFTER",
    limit: { code: isAhead ? "D-PMR-6-BEFORE" : "D-PMR-6", base: eventOn },
  };
}

function dayProblem(path: string, day: Day, latest: Day): Refusal | undefined {
  return day <= latest
    ? undefined
    : { ...refuse("input.invalid"), fields: [{ path, message: `不能晚于 ${latest}` }] };
}
