import { wayOf } from "#kernel/conduct/outcome.ts";
import { has } from "#kernel/own.ts";
import type { QuarterlyStatus } from "./terms.ts";

/**
 * Where each outcome of a stage leads once the visit is over. Before it nothing waits for an answer:
 * the quarter's duty is a task of its own, so no execution sleeps for three months.
 */
export const transitions = {
  REPORTING: { submitted: "REPORT_REVIEW" },
  REPORT_REVIEW: { approve: "REPORT_APPROVAL", return: "REPORTING" },
  REPORT_APPROVAL: { approve: "FEEDBACK", return: "REPORTING" },
  FEEDBACK: { "served-without-findings": "FED_BACK", "served-with-findings": "RECTIFYING" },
  FED_BACK: { signed: "CLOSED" },
  RECTIFYING: { rectified: "CLOSED" },
} as const satisfies Partial<Record<QuarterlyStatus, Record<string, QuarterlyStatus>>>;

export type Stage = keyof typeof transitions;

export function isStage(status: string): status is Stage {
  return has(transitions, status);
}

/**
 * The status after an outcome; undefined where an event of the process's own leads on.
 * @throws Error for an outcome that the table does not have.
 */
export function nextStatus(stage: Stage, outcome: string): QuarterlyStatus | undefined {
  return wayOf<QuarterlyStatus>(transitions, stage, outcome);
}
