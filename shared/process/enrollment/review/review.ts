import { dueDayOf } from "#kernel/deadline/count.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { checkReturns, dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { setDue } from "#kernel/task/time/set-due.ts";
import { duties } from "../duties/duties.ts";
import { openAgain } from "../duties/open-duties.ts";
import { fact } from "../events.ts";
import type { Consent, Enrollment, Study } from "../schema.ts";
import { closeRequest } from "../supplement/extension.ts";
import type { ReviewCause } from "../terms.ts";
import { guardRemoval, remove } from "./removal.ts";
import type { ReviewSheet } from "./schema.ts";

const stage = "YEARLY_REVIEW";
const code = duties[stage].deadline;

/** A review before its year is over is due within one month of its cause becoming known. */
const earlyMonths = 1;

/** An early review (process sheet §4.1): the sheet of the year becomes due now. */
export function callReview(
  state: Enrollment,
  { cause, reason }: { cause: ReviewCause; reason: string },
  context: Context,
): Fact[] | Refusal {
  if (state.reviewCall !== undefined) return [];
  const called = fact("enrollment.review-called", { cause, reason });
  const due = earlyReviewDue(context);
  const task = context.tasks.find((one) => one.stage === stage && one.status === "OPEN");
  if (task !== undefined)
    return dueDayOf(task.due) <= dueDayOf(due) ? [called] : [called, setDue(task, due, context)];
  const opened = openAgain(state, { stage, due }, context);
  return isRefusal(opened) ? opened : [called, ...opened];
}

/** By when an early review is done whose cause becomes known today. */
export function earlyReviewDue({ rules, now }: Pick<Context, "rules" | "now">): Due {
  return dueFor(rules, code, dayOf(now), { length: earlyMonths });
}

type Sheet = { form: ReviewSheet };

/** The room has filled in the sheet: with it the review begins. */
export function submit(state: Enrollment, { form: sheet }: Sheet): Fact[] | Refusal {
  if (state.status !== "ACTIVE" || state.suspensionProposal !== undefined)
    return refuse("enrollment.review", "仅直接监督中、没有中止事项待审的对象可评估");
  const cause = state.reviewCall?.cause ?? "YEARLY";
  return [fact("enrollment.review-submitted", { cause, sheet })];
}

/** The sheet after a return. */
export function revise(_: Enrollment, { form: sheet }: Sheet, context: Context): Fact[] {
  return [fact("enrollment.review-revised", { sheet }), ...closeRequest(context)];
}

/** The deputy secretary agrees; who is to leave must have nothing open. */
export function approve(state: Enrollment, _: unknown, context: Context): Fact[] | Refusal {
  return isProposedToLeave(state) ? (guardRemoval(state, context) ?? []) : [];
}

/** 退回补充评估表. */
export function giveBack(
  { review }: Enrollment,
  { ballot }: Pick<Closing, "ballot">,
  { rules }: Context,
): Fact[] | Refusal {
  return (
    checkReturns(rules, review?.returns ?? 0, "enrollment.return-limit") ?? [
      fact("enrollment.review-returned", { reason: ballot?.opinion ?? "" }),
    ]
  );
}

/** 不同意: supervision goes on, from the day of the answer. */
export function keep(
  state: Enrollment,
  { form }: { form: { on?: Day | undefined } | undefined },
  context: Context,
): Fact[] | Refusal {
  return goOn(state, { outcome: "KEPT", on: form?.on ?? dayOf(context.now) }, context);
}

/** 报区委备案: with it the object has left. */
export function fileRemoval(
  state: Enrollment,
  { form: { documentNumber, filedOn } }: { form: { documentNumber: string; filedOn: Day } },
  context: Context,
): Fact[] | Refusal {
  return remove(state, { on: filedOn, documentNumber }, context);
}

/** 请示 of the removal has gone out. */
export function noteRequest(
  _: Enrollment,
  { form }: { form: NonNullable<Enrollment["removalRequest"]> },
): Fact[] {
  return [fact("enrollment.removal-requested", form)];
}

/** 同级党委退回退出事项: twice a review, then only yes or no; the clock of sending it again runs from that day. */
export function giveRemovalBack(
  { review }: Enrollment,
  { form, ballot }: Pick<Closing, "ballot"> & { form: { on?: Day | undefined } | undefined },
  { rules, now }: Context,
): Fact[] | Refusal {
  const { on = dayOf(now) } = form ?? {};
  return (
    checkReturns(rules, (review?.sentBack ?? []).length, "enrollment.return-limit") ?? [
      fact("enrollment.removal-returned", { on, reason: ballot?.opinion ?? "" }),
    ]
  );
}

/** 同级党委同意退出. */
export function consentToRemoval(
  state: Enrollment,
  { form: { documentNumber, consentedOn } }: { form: Consent },
  context: Context,
): Fact[] | Refusal {
  return remove(state, { on: consentedOn, documentNumber }, context);
}

/** What a meeting's vote on the proposal leads to: its outcome, and what follows of itself. */
export function afterStudy(
  state: Enrollment,
  { result, heldOn }: Study,
  context: Context,
): { outcome: string; facts: Fact[] } | Refusal {
  if (result === "deferred") return { outcome: "deferred", facts: [] };
  if (isProposedToLeave(state)) {
    if (result === "rejected") return goingOn(state, "KEPT", heldOn, context);
    const { removalBy } = context.rules.config;
    return { outcome: "removal", facts: [fact("enrollment.removal-began", { removalBy })] };
  }
  return result === "passed"
    ? goingOn(state, "CONTINUED", heldOn, context)
    : { outcome: "refused", facts: [] };
}

function goingOn(
  state: Enrollment,
  outcome: "CONTINUED" | "KEPT",
  on: Day,
  context: Context,
): { outcome: string; facts: Fact[] } | Refusal {
  const facts = goOn(state, { outcome, on }, context);
  return isRefusal(facts) ? facts : { outcome: outcome.toLowerCase(), facts };
}

/** Supervision goes on, and the next review is due in twelve months. */
function goOn(
  state: Enrollment,
  concluded: { outcome: "CONTINUED" | "KEPT"; on: Day },
  context: Context,
): Fact[] | Refusal {
  const due = dueFor(context.rules, code, concluded.on);
  const opened = openAgain(state, { stage, due }, context);
  return isRefusal(opened) ? opened : [fact("enrollment.review-concluded", concluded), ...opened];
}

function isProposedToLeave({ review }: Enrollment): boolean {
  return review?.sheet.proposal === "REMOVE";
}
