import { wayOf } from "#kernel/conduct/outcome.ts";
import { has } from "#kernel/text/own.ts";
import type { EnrollmentStatus } from "../terms.ts";

/** Where each outcome of a stage leads; evolve follows it and the workflow is built from it. */
export const transitions = {
  ROOM_REVIEW: { approve: "DEPUTY_REVIEW", return: "RETURNED", reject: "WITHDRAWN" },
  DEPUTY_REVIEW: { approve: "COMMISSION_PENDING", return: "RETURNED", reject: "WITHDRAWN" },
  COMMISSION_PENDING: {
    passed: "COMMISSION_PASSED",
    deferred: "COMMISSION_DEFERRED",
    rejected: "COMMISSION_REJECTED",
  },
  COMMISSION_DEFERRED: {
    passed: "COMMISSION_PASSED",
    deferred: "COMMISSION_DEFERRED",
    rejected: "COMMISSION_REJECTED",
  },
  COMMISSION_PASSED: { sent: "PARTY_PENDING" },
  PARTY_PENDING: { consent: "ACTIVE", return: "PARTY_RETURNED", reject: "PARTY_REJECTED" },
  PARTY_RETURNED: { resend: "PARTY_PENDING", restudy: "COMMISSION_PENDING" },
  RETURNED: { "to-room": "ROOM_REVIEW", "to-deputy": "DEPUTY_REVIEW" },
  UNDER_REVIEW: { approve: "REVIEW_PENDING", return: "REVIEW_RETURNED", kept: "ACTIVE" },
  REVIEW_RETURNED: { resubmit: "UNDER_REVIEW" },
  REVIEW_PENDING: {
    continued: "ACTIVE",
    kept: "ACTIVE",
    refused: "REVIEW_RETURNED",
    removal: "REMOVAL_PENDING",
    deferred: "REVIEW_PENDING",
  },
  REMOVAL_PENDING: { filed: "REMOVED", sent: "REMOVAL_PARTY" },
  REMOVAL_PARTY: { consent: "REMOVED", return: "REMOVAL_PENDING", kept: "ACTIVE" },
} as const satisfies Partial<Record<EnrollmentStatus, Record<string, EnrollmentStatus>>>;

export type Stage = keyof typeof transitions;

export const stageNames = Object.keys(transitions) as Stage[];

/** Before 区委 consents the proposer may withdraw, and a stage that nobody ever answers lapses. */
export const endings = ["WITHDRAWN"] as const;

/** Stages of somebody who is under direct supervision already: nothing there lapses. */
const reviewStages: readonly string[] = [
  "UNDER_REVIEW",
  "REVIEW_RETURNED",
  "REVIEW_PENDING",
  "REMOVAL_PENDING",
  "REMOVAL_PARTY",
] satisfies readonly Stage[];

export function isReviewStage(status: string): boolean {
  return reviewStages.includes(status);
}

export function isStage(status: string): status is Stage {
  return has(transitions, status);
}

/**
 * The status after an outcome; undefined where an event of the process's own leads on.
 * @throws Error for an outcome that the table does not have.
 */
export function nextStatus(stage: Stage, outcome: string): EnrollmentStatus | undefined {
  if (outcome === "withdrawn" || outcome === "lapsed") return "WITHDRAWN";
  const isReturned = stage === "RETURNED" || stage === "PARTY_RETURNED";
  if (isReturned && outcome === "resubmit") return undefined;
  return wayOf<EnrollmentStatus>(transitions, stage, outcome);
}
