import * as z from "zod/mini";
import { Code, Id, once, text } from "#kernel/text/text.ts";
import { type StepName, steps } from "./terms.ts";

/** Officers of a district, each once. */
const Officers = z.array(Id).check(
  z.maxLength(500),
  once((id) => id),
);

const Report = z.object({
  /** What could not be done. */
  step: z.enum(Object.keys(steps) as [StepName, ...StepName[]]),
  /** The record that it was for. */
  subject: z.object({ kind: Code, id: Id }),
  /** Code of the refusal, or name of the error. */
  reason: text(200),
  /** The event that led to it, where the step can be done again from it. */
  event: z.optional(z.object({ kind: Code, id: Id, seq: z.int() })),
  /** Who may not know of the record, and so is not asked. */
  kept: z.optional(Officers),
});
export type Report = z.infer<typeof Report>;

/** What the system says: a step could not be done; or what it waited for has come about. */
export const IncidentCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("report"),
    report: Report,
    /** Officers for whom the record does not exist: not asked, and named nowhere. */
    hidden: z.optional(Officers),
  }),
  z.object({ type: z.literal("settle"), reason: text(200) }),
]);
export type IncidentCommand = z.infer<typeof IncidentCommand>;

/** A step that could not be done, until somebody has dealt with it. */
export type Incident = Report & {
  status: "OPEN" | "RETRIED" | "HANDLED";
  enteredAt: string;
  /** How often it was reported: once, and again for each new try that failed. */
  visits: number;
};
