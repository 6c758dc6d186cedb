import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Enrollment, Return, Study } from "../schema.ts";
import { supplementing } from "../supplement/schema.ts";
import type { EnrollmentStatus } from "../terms.ts";

/** Stages whose clock begins with the meeting that has led to them. */
const afterMeeting: readonly EnrollmentStatus[] = [
  "COMMISSION_DEFERRED",
  "COMMISSION_PASSED",
  "REVIEW_RETURNED",
  "REVIEW_PENDING",
  "REMOVAL_PENDING",
];

/**
 * The day from which the present stage's limit runs: that of the meeting, of the request, of the
 * return, whenever it was entered (two clocks, process sheet §4.0).
 */
export function runsFrom(state: Enrollment): Day {
  const { status, studies, request, removalRequest, enteredAt } = state;
  const entered = dayOf(enteredAt);
  const interrupted = interruptionOf(state);
  if (status === "PARTY_PENDING")
    return interrupted === undefined
      ? (request?.sentOn ?? entered)
      : (interrupted.resentOn ?? entered);
  if (status === "PARTY_RETURNED") return state.returns.at(-1)?.on ?? entered;
  if (status === "REMOVAL_PARTY") return removalRequest?.sentOn ?? entered;
  const study = studies.at(-1);
  const sentBack = status === "REMOVAL_PENDING" ? state.review?.sentBack?.at(-1) : undefined;
  if (sentBack !== undefined) return sentBack;
  return afterMeeting.includes(status) && study !== undefined && isFromMeeting(state, study)
    ? study.heldOn
    : entered;
}

/** Working days of the same question that were used before it was given back; its clock rests since. */
export function usedBefore(state: Enrollment): number {
  return interruptionOf(state)?.usedWorkdays ?? 0;
}

/**
 * The return that has interrupted the present stage. What the meeting has studied again is a new
 * request, and a new request has its whole period.
 */
function interruptionOf({ returns, status, studies }: Enrollment): Return | undefined {
  const last = returns.at(-1);
  if (last === undefined || last.from !== status) return undefined;
  const isStudiedAgain =
    status === "PARTY_PENDING" && (studies.at(-1)?.heldOn ?? "") >= dayOf(last.at);
  return isStudiedAgain ? undefined : last;
}

/** Whether the last meeting has led here, and no return or later step. */
function isFromMeeting({ status, removalRequest, review }: Enrollment, study: Study): boolean {
  switch (status) {
    case "REMOVAL_PENDING":
      return removalRequest === undefined || removalRequest.sentOn < study.heldOn;
    case "REVIEW_PENDING":
      return study.result === "deferred";
    case "REVIEW_RETURNED":
      return study.result === "rejected" && review?.returns === 0;
    default:
      return true;
  }
}

/** The day, what was used of the limit before, and what was granted, for each question of the course. */
export function baseOf(state: Enrollment): { base: Day; usedWorkdays: number; length?: number } {
  const { status, supplementExtension } = state;
  const isOwed = (supplementing as readonly string[]).includes(status);
  const length = isOwed ? supplementExtension?.length : undefined;
  return {
    base: runsFrom(state),
    usedWorkdays: usedBefore(state),
    ...(length === undefined ? {} : { length }),
  };
}
