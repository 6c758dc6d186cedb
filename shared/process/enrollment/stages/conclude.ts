import { workdaysBetween } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { noteServed } from "../duties/served.ts";
import { fact } from "../events.ts";
import { contentOf, objectOf } from "../nomination/content.ts";
import { routeAfterReturn } from "../nomination/supplement.ts";
import { noteTold } from "../review/removal.ts";
import { concludeReview, submitReview } from "../review/review.ts";
import type { Consent, Enrollment } from "../schema.ts";
import { answerEnd, concludeReinstatement, concludeSuspension } from "../suspension/suspension.ts";
import type { EnrollmentStatus } from "../terms.ts";
import { usedBefore } from "./clock.ts";
import { isReviewStage } from "./transitions.ts";

/** What else becomes true when one of the enrollment's tasks closes, and what must not. */
export function conclude(state: Enrollment, closing: Closing, context: Context): Fact[] | Refusal {
  switch (closing.task.stage) {
    case "NOTICE":
      return noteServed(state, closing, context);
    case "YEARLY_REVIEW":
      return submitReview(state, closing);
    case "SUSPENSION":
      return concludeSuspension(state, closing, context);
    case "REINSTATEMENT":
      return concludeReinstatement(state, closing, context);
    case "SUSPENSION_END":
      return answerEnd(state, closing, context);
    case "REMOVAL_NOTICE":
      return noteTold(state, closing);
    case state.status:
      return isReviewStage(state.status)
        ? concludeReview(state, closing, context)
        : concludeEntry(state, closing, context);
    default:
      return [];
  }
}

function concludeEntry(state: Enrollment, closing: Closing, context: Context): Fact[] | Refusal {
  const { outcome, form } = closing;
  switch (outcome) {
    case "return":
      return giveBack(state, closing, context);
    case "resubmit":
      return [
        fact("enrollment.resubmitted", { route: routeAfterReturn(state), ...resentOn(form) }),
      ];
    case "sent":
      return [
        fact("enrollment.requested", form as Parameters<typeof fact<"enrollment.requested">>[1]),
      ];
    case "consent":
      return consent(state, form as Consent);
    default:
      return [];
  }
}

function resentOn(form: Closing["form"]): { on?: string } {
  const { sentOn } = (form ?? {}) as { sentOn?: string };
  return sentOn === undefined ? {} : { on: sentOn };
}

/** Two returns by the commission's own, two by the party committee; then only yes or no. */
function giveBack(state: Enrollment, { task, ballot, form }: Closing, context: Context) {
  const side = sideOf(state.status);
  const before = state.returns.filter(({ from }) => sideOf(from) === side).length;
  if (before >= context.rules.config.maxReturns) return refuse("enrollment.return-limit");
  const { on } = (form ?? {}) as { on?: string };
  const until = on ?? dayOf(context.now);
  const used = workdaysBetween(context.rules.calendars, task.due.base, until);
  return [
    fact("enrollment.returned", {
      from: state.status,
      reason: ballot?.opinion ?? "",
      usedWorkdays: used + usedBefore(state),
      content: contentOf(state),
      object: objectOf(state),
      ...(on === undefined ? {} : { on }),
    }),
  ];
}

function sideOf(status: EnrollmentStatus): "party" | "commission" {
  return status === "PARTY_PENDING" ? "party" : "commission";
}

function consent(state: Enrollment, consent: Consent): Fact[] | Refusal {
  if (state.leftPost !== undefined) return refuse("enrollment.left-post");
  if (!state.studies.some(({ result }) => result === "passed"))
    return refuse("enrollment.not-passed");
  return [fact("enrollment.activated", { consent, effectiveOn: consent.consentedOn })];
}
