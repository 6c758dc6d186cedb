import { wayOf } from "#kernel/conduct/outcome.ts";
import { has } from "#kernel/text/own.ts";
import type { TargetedStatus } from "../terms.ts";

/** Where each outcome of a stage leads; whatever goes beyond the approved plan is approved anew. */
export const transitions = {
  PLAN_REVIEW: { approve: "PLAN_APPROVAL", return: "RETURNED", reject: "CANCELLED" },
  PLAN_APPROVAL: { approve: "APPROVED", return: "RETURNED", reject: "CANCELLED" },
  RETURNED: { resubmitted: "PLAN_REVIEW" },
  APPROVED: { served: "DOC_REQUESTED" },
  DOC_REQUESTED: { complete: "ANALYZING", partial: "ANALYZING", widened: "PLAN_REVIEW" },
  ANALYZING: { again: "ANALYZING", reviewed: "ON_SITE", widened: "PLAN_REVIEW" },
  ON_SITE: { ended: "FINDINGS_DRAFT", widened: "PLAN_REVIEW" },
  FINDINGS_DRAFT: { submitted: "FINDINGS_REVIEW", widened: "PLAN_REVIEW" },
  FINDINGS_REVIEW: { approve: "FINDINGS_CONFIRMED", none: "CLOSED", return: "FINDINGS_DRAFT" },
  DISPOSAL: { done: "CLOSED" },
} as const satisfies Partial<Record<TargetedStatus, Record<string, TargetedStatus>>>;

export type Stage = keyof typeof transitions;

/** Until its findings are confirmed an inspection may be cancelled. */
export const endings = ["CANCELLED"] as const;

export function isStage(status: string): status is Stage {
  return has(transitions, status);
}

/**
 * The status after an outcome; undefined where an event of the process's own leads on.
 * @throws Error for an outcome that the table does not have.
 */
export function nextStatus(stage: Stage, outcome: string): TargetedStatus | undefined {
  if (outcome === "cancelled") return "CANCELLED";
  return wayOf<TargetedStatus>(transitions, stage, outcome);
}
