import type { Fact } from "#kernel/record/event.ts";
import { fact } from "../events.ts";
import type { EnrollmentCommand } from "../schema.ts";

type Of<T extends EnrollmentCommand["type"]> = Extract<EnrollmentCommand, { type: T }>;

/**
 * Screened and drafted at once: a row of a workbook, in its proposer's name, or who has taken over a
 * supervised post, by the system. It is submitted by a person's own act.
 */
export function propose({
  type: _type,
  nomination,
  ...screened
}: Of<"nominate"> | Of<"draft-successor">): Fact[] {
  return [fact("enrollment.screened", screened), fact("enrollment.drafted", { nomination })];
}
