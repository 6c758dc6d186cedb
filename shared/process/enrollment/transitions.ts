import type { EnrollmentStatus } from "./terms.ts";

/** Where each outcome of a stage leads; evolve follows it and the workflow is built from it. */
export const transitions = {
  ROOM_REVIEW: { approve: "DEPUTY_REVIEW", return: "RETURNED" },
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
} as const satisfies Partial<Record<EnrollmentStatus, Record<string, EnrollmentStatus>>>;

export type Stage = keyof typeof transitions;

export const stageNames = Object.keys(transitions) as Stage[];

/** Before 区委 consents the proposer may withdraw, and a stage that nobody ever answers lapses. */
export const endings = ["WITHDRAWN"] as const;

/** States in which nothing more is asked. */
export const finalStatuses = [
  "COMMISSION_REJECTED",
  "PARTY_REJECTED",
  "WITHDRAWN",
] as const satisfies readonly EnrollmentStatus[];

export function isStage(status: string): status is Stage {
  return status in transitions;
}

/** The status after an outcome; undefined when the table has no such outcome. */
export function nextStatus(stage: Stage, outcome: string): EnrollmentStatus | undefined {
  if (outcome === "withdrawn" || outcome === "lapsed") return "WITHDRAWN";
  return (transitions[stage] as Record<string, EnrollmentStatus>)[outcome];
}
