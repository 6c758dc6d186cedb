import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { lateness } from "#kernel/task/time/late.ts";
import { fact } from "../events.ts";
import { afterStudy } from "../review/review.ts";
import type { Enrollment, Study } from "../schema.ts";
import { isBeforeMeeting } from "../terms.ts";

/** 会议研究: what the minutes say of this matter, once for each meeting (process sheet §4.1). */
export function study(
  state: Enrollment,
  { study }: { study: Study },
  context: Context,
): Fact[] | Refusal {
  if (state.studies.some(({ meetingId }) => meetingId === study.meetingId)) return [];
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (!isBeforeMeeting(state.status) || task === undefined) return refuse("meeting.item");
  const after =
    state.status === "REVIEW_PENDING"
      ? afterStudy(state, study, context)
      : { outcome: study.result, facts: [] };
  if (isRefusal(after)) return after;
  const known = state.recusals.map(({ person }) => person);
  return [
    ...study.recused
      .filter(({ person }) => !known.includes(person))
      .map((recusal) => fact("enrollment.recusal-registered", recusal)),
    fact("enrollment.studied", { study }),
    taskFact("task.closed", task.id, {
      outcome: after.outcome,
      reason: study.minutesNumber,
      late: lateness(task.due, context),
    }),
    ...after.facts,
  ];
}
