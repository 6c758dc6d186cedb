import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { duties } from "./duties/duties.ts";
import { entryStages } from "./stages/entry-stages.ts";
import { reviewStages } from "./stages/review-stages.ts";
import { statusStages } from "./stages/status-stages.ts";
import { enrollmentStatuses } from "./terms.ts";

/** 提级监督对象认定, from screening through direct supervision to removal (process sheet §4.1). */
export const chain = declareChain({
  kind: "enrollment",
  title: "提级监督对象认定",
  statuses: enrollmentStatuses,
  moves: {
    "enrollment.screened": "SCREENING",
    "enrollment.drafted": "DRAFT",
    "enrollment.submitted": "ROOM_REVIEW",
    "enrollment.resubmitted": { outcome: "route" },
    "enrollment.withdrawn": "WITHDRAWN",
    "enrollment.review-submitted": "UNDER_REVIEW",
    "enrollment.suspended": { once: "SUSPENDED" },
    "enrollment.reinstated": "ACTIVE",
  },
  ways: {
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
    PARTY_RETURNED: { resubmit: byEvent, resend: "PARTY_PENDING", restudy: "COMMISSION_PENDING" },
    RETURNED: { resubmit: byEvent, "to-room": "ROOM_REVIEW", "to-deputy": "DEPUTY_REVIEW" },
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
  },
  /** Before 区委 consents the proposer may withdraw; "lapsed" is in old histories only, nothing lapses now. */
  ends: { withdrawn: "WITHDRAWN", lapsed: "WITHDRAWN" },
  stages: { ...entryStages, ...reviewStages },
  beside: { ...duties, ...statusStages },
  finishing: { ACTIVE: { step: "open-duties", title: "开启监督职责" } },
});

export type Stage = keyof typeof chain.stages & string;

/** Whether a question of the course is asked in this status. */
export function isStage(status: string): status is Stage {
  return Object.hasOwn(chain.stages, status);
}
