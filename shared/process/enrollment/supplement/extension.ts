import { dueDayOf } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { extensionProblem, longer } from "#kernel/task/time/longer.ts";
import { openAgain } from "../duties/open-duties.ts";
import { fact } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { runsFrom } from "../stages/clock.ts";
import { statusStages } from "../stages/status-stages.ts";
import type { ExtensionRequest } from "./schema.ts";

const stage = "SUPPLEMENT_EXTENSION";
const code = "D-ENR-6";

/** Only the proposer, and who is asked for the supplement, may ask for more time, and once. */
export function mayAskForMore(
  { proposer, status, supplementExtension }: Enrollment,
  { actor, tasks }: Context,
): Refusal | undefined {
  const isAsked = tasks.some(
    (task) =>
      task.stage === status &&
      task.status === "OPEN" &&
      task.seats.some(({ person, part }) => person === actor.id && part === "decider"),
  );
  if (actor.id !== proposer && !isAsked)
    return refuse("auth.forbidden", "只有提名人和承担补充的人员可以申请延期");
  return supplementExtension === undefined
    ? undefined
    : refuse("record.state", "补充期限只能申请延长一次");
}

/** 申请延长补充期限: before the due day, with reasons; the deputy secretary says yes or no. */
export function askForMore(
  state: Enrollment,
  { days, reason }: ExtensionRequest,
  context: Context,
): Fact[] | Refusal {
  const { status } = state;
  const problem = extensionProblem({ status, code, path: "days", asked: days }, context);
  if (problem !== undefined) return problem;
  const owed = context.tasks.find((task) => task.stage === status && task.status === "OPEN");
  const asked = { days, reason, due: owed === undefined ? "" : dueDayOf(owed.due) };
  const due = dueFor(context.rules, statusStages[stage].deadline, dayOf(context.now));
  const opened = openAgain({ ...state, supplementExtension: asked }, { stage, due }, context);
  return isRefusal(opened)
    ? opened
    : [fact("enrollment.supplement-extension-asked", asked), ...opened];
}

/** 同意延长: the supplement's own question gets the later day, counted from the return. */
export function grant(state: Enrollment, _: unknown, context: Context): Fact[] | Refusal {
  const { status, supplementExtension } = state;
  return supplementExtension === undefined
    ? refuse("record.state")
    : longer(
        { status, code, base: runsFrom(state), by: supplementExtension.days },
        context,
        (days, length) => fact("enrollment.supplement-extended", { days, length }),
      );
}

/** 不同意延长: the day stays. */
export function deny(_: Enrollment, { ballot }: Pick<Closing, "ballot">): Fact[] {
  return [fact("enrollment.supplement-extension-denied", { reason: ballot?.opinion ?? "" })];
}

/** The supplement is in: whether it might have come later need not be decided any more. */
export function closeRequest(context: Context): Fact[] {
  return closeTasks([stage], { outcome: "moot", reason: "已补充完毕，无须延期" }, context);
}
