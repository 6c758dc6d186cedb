import { addDays, type Day, dayOf, daysBetween } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { dueFor, type Rules, recountDue } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { dutyNames, isDuty } from "../duties/duties.ts";
import { openAgain } from "../duties/open-duties.ts";
import { fact } from "../events.ts";
import { causeOfLeaving, isGone } from "../review/leaving.ts";
import { earlyReviewDue } from "../review/review.ts";
import type { Enrollment } from "../schema.ts";
import { type StatusStage, statusStages } from "../stages/status-stages.ts";
import type { PausedDuty, Reinstatement, SuspensionProposal } from "./schema.ts";

/** 中止 is proposed by the room's director; while it is in force, a longer one may be. */
export function proposeSuspension(
  state: Enrollment,
  proposal: SuspensionProposal,
  context: Context,
): Fact[] | Refusal {
  const { suspension } = state;
  if (suspension !== undefined && proposal.from !== suspension.from)
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "from", message: `延长中止的起日须为 ${suspension.from}` }],
    };
  const proposed = fact("enrollment.suspension-proposed", { proposal });
  return ask({ ...state, suspensionProposal: proposal }, "SUSPENSION", proposed, context);
}

/** 恢复 is proposed by the room's director. */
export function proposeReinstatement(
  state: Enrollment,
  reinstatement: Reinstatement,
  context: Context,
): Fact[] | Refusal {
  const proposed = fact("enrollment.reinstatement-proposed", { reinstatement });
  return ask({ ...state, reinstatement }, "REINSTATEMENT", proposed, context);
}

/** The room was asked when the last day had gone by, and proposes to go on. */
export function answerEnd(
  state: Enrollment,
  { form: reinstatement }: { form: Reinstatement },
  context: Context,
): Fact[] | Refusal {
  return state.suspension === undefined || state.reinstatement !== undefined
    ? refuse("enrollment.suspension")
    : proposeReinstatement(state, reinstatement, context);
}

function ask(
  state: Enrollment,
  stage: StatusStage,
  proposed: Fact,
  context: Context,
): Fact[] | Refusal {
  const due = dueFor(context.rules, statusStages[stage].deadline, dayOf(context.now));
  const opened = openAgain(state, { stage, due }, context);
  return isRefusal(opened) ? opened : [proposed, ...opened];
}

/** With the deputy secretary's word the duties rest: their questions close, their days are kept. */
export function concludeSuspension(
  state: Enrollment,
  { outcome, ballot }: Pick<Closing, "outcome" | "ballot">,
  context: Context,
): Fact[] | Refusal {
  const { suspensionProposal: proposal, suspension } = state;
  if (proposal === undefined || (state.status !== "ACTIVE" && state.status !== "SUSPENDED"))
    return refuse("enrollment.suspension");
  if (outcome !== "approve")
    return [fact("enrollment.suspension-refused", { reason: ballot?.opinion ?? "" })];
  const resting = context.tasks.filter(({ stage, status }) => status === "OPEN" && isDuty(stage));
  const paused = [
    ...(suspension?.paused ?? []),
    ...resting.map(({ stage, due }): PausedDuty => ({ stage, due })),
  ];
  return [
    fact("enrollment.suspended", { proposal, paused }),
    ...closeTasks(dutyNames, { outcome: "paused", reason: "监督中止，职责暂停" }, context),
    ...closeTasks(["SUSPENSION_END"], { outcome: "extended", reason: "中止已延长" }, context),
  ];
}

/** Duties run on from where they stood: each due day is later by the days of the suspension. */
export function concludeReinstatement(
  state: Enrollment,
  { outcome, ballot }: Pick<Closing, "outcome" | "ballot">,
  context: Context,
): Fact[] | Refusal {
  const { suspension, reinstatement } = state;
  if (suspension === undefined || reinstatement === undefined)
    return refuse("enrollment.suspension");
  if (outcome !== "approve")
    return [fact("enrollment.reinstatement-refused", { reason: ballot?.opinion ?? "" })];
  const { on } = reinstatement;
  const days = daysBetween(suspension.from, on);
  const facts: Fact[] = [
    fact("enrollment.reinstated", { on, days }),
    ...callOf(state),
    ...closeTasks(
      ["SUSPENSION", "SUSPENSION_END"],
      { outcome: "reinstated", reason: "已恢复监督" },
      context,
    ),
  ];
  for (const { stage, due } of suspension.paused) {
    if (!isDuty(stage)) continue;
    const isCalled = stage === "YEARLY_REVIEW" && isCallDue(state);
    const later = isCalled ? earlyReviewDue(context) : laterBy(context.rules, due, { days, on });
    const opened = openAgain(state, { stage, due: later }, context);
    if (isRefusal(opened)) return opened;
    facts.push(...opened);
  }
  return facts;
}

/** Who has left the post while supervision rested is reviewed as soon as it runs on (process sheet §4.1). */
function isCallDue(state: Enrollment): boolean {
  return isGone(state) && state.reviewCall === undefined;
}

function callOf(state: Enrollment): Fact[] {
  const { reason = "", cause = causeOfLeaving({ reason }) } = state.leftPost ?? {};
  return isCallDue(state) ? [fact("enrollment.review-called", { cause, reason })] : [];
}

/** A day that is set in the calendar does not move; if it has gone by, the next one counts. */
function laterBy(rules: Rules, due: Due, { days, on }: { days: number; on: Day }): Due {
  return "day" in due.period
    ? dueFor(rules, due.ruleCode, due.period.day < on ? on : due.base)
    : recountDue(rules, { ...due, base: addDays(due.base, days) });
}

/** The last day has gone by: the room is asked what is to follow, once for each day set. */
export function endSuspension(state: Enrollment, context: Context): Fact[] | Refusal {
  const { suspension, reinstatement } = state;
  const { to, endAskedAt } = suspension ?? {};
  if (to === undefined || endAskedAt !== undefined || dayOf(context.now) <= to) return [];
  const over = fact("enrollment.suspension-over", { to });
  if (reinstatement !== undefined) return [over];
  const asked = ask(state, "SUSPENSION_END", over, context);
  return isRefusal(asked) ? [over] : asked;
}
