import { workdaysBetween } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Closing, Context } from "#kernel/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { contentOf, objectOf } from "./content.ts";
import { fact } from "./events.ts";
import { noteTold } from "./removal.ts";
import { concludeReview, submitReview } from "./review.ts";
import type { Consent, Enrollment } from "./schema.ts";
import { noteServed } from "./served.ts";
import { routeAfterReturn } from "./supplement.ts";
import { answerEnd, concludeReinstatement, concludeSuspension } from "./suspension.ts";
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
      return [fact("enrollment.resubmitted", { route: routeAfterReturn(state) })];
    case "sent":
      return [
        fact("enrollment.requested", form as Parameters<typeof fact<"enrollment.requested">>[1]),
      ];
    case "consent":
      return consent(state, form as Consent, context);
    default:
      return [];
  }
}

function giveBack(state: Enrollment, { task, ballot }: Closing, context: Context) {
  if (state.returns.length >= context.rules.config.maxReturns)
    return refuse("enrollment.return-limit");
  const today = dayOf(context.now);
  const used = workdaysBetween(context.rules.calendars, dayOf(state.enteredAt), today);
  return [
    fact("enrollment.returned", {
      from: state.status,
      reason: ballot?.opinion ?? "",
      usedWorkdays: used + (task.visit > 1 ? usedBefore(state) : 0),
      content: contentOf(state),
      object: objectOf(state),
    }),
  ];
}

function usedBefore(state: Enrollment): number {
  const earlier = state.returns.filter(({ from }) => from === state.status).at(-1);
  return earlier?.usedWorkdays ?? 0;
}

function consent(state: Enrollment, consent: Consent, { now }: Context): Fact[] | Refusal {
  if (state.leftPost !== undefined) return refuse("enrollment.left-post");
  if (!state.studies.some(({ result }) => result === "passed"))
    return refuse("enrollment.not-passed");
  if (consent.consentedOn > dayOf(now))
    return { ...refuse("input.invalid"), fields: [futureDay("form.consentedOn")] };
  return [fact("enrollment.activated", { consent, effectiveOn: consent.consentedOn })];
}

function futureDay(path: string) {
  return { path, message: "日期不能晚于今天" };
}
