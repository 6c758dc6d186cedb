import type * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { setDue } from "#kernel/task/time/set-due.ts";
import { fact } from "../events.ts";
import type { Debriefing, Postponement } from "../schema.ts";
import { beforeMeeting, type DebriefingStatus } from "../terms.ts";

/** Statuses in which a meeting is planned and still to come. */
export const postponable: readonly DebriefingStatus[] = beforeMeeting.filter(
  (status) => !["PLANNING", "PLAN_APPROVAL"].includes(status),
);

/** What is asked of the room counts back from the meeting; what people were shown is asked again. */
const movesAlong: readonly string[] = ["PLANNED", "OPINIONS_GATHERING"];

/** D-DEB-4: a meeting is still to come and within the year, however often it is put off. */
export function meetingDayProblem(
  { year }: Pick<Debriefing, "year">,
  meetingOn: string,
  now: string,
): Refusal | undefined {
  return meetingOn <= dayOf(now) || meetingOn > `${year}-12-31`
    ? refuse("debriefing.meeting-day", `应在今天以后、${year} 年 12 月 31 日以前`)
    : undefined;
}

/** 改期: the limits that count back from the meeting move with it. */
export function postpone(
  state: Debriefing,
  to: z.infer<typeof Postponement>,
  context: Context,
): Fact[] | Refusal {
  const { meetingOn } = to;
  const from = state.plan?.meetingOn ?? "";
  if (meetingOn === from) return refuse("debriefing.meeting-day", "与原定日期相同");
  const problem = meetingDayProblem(state, meetingOn, context.now);
  if (problem !== undefined) return problem;
  const moved = context.tasks
    .filter(({ status, stage }) => status === "OPEN" && movesAlong.includes(stage))
    .map((task) => setDue(task, dueFor(context.rules, task.due.ruleCode, meetingOn), context));
  return [fact("debriefing.postponed", { ...to, from }), ...moved];
}
