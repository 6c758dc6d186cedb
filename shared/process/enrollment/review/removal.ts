import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { personsOf } from "../body/schema.ts";
import { dutyNames } from "../duties/duties.ts";
import { openAgain } from "../duties/open-duties.ts";
import { fact } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { statusStages } from "../stages/status-stages.ts";
import { type Obstacle, obstaclesOf } from "./obstacles.ts";
import type { Removal } from "./schema.ts";

/** Whether a review is on its way to have the object leave. */
export function isLeaving({ review, status }: Enrollment): boolean {
  return status !== "ACTIVE" && review?.sheet.proposal === "REMOVE";
}

/**
 * No open clue or case, no open rectification, no unexpired 处分 influence, unless the secretary has
 * let exactly these stay open (process sheet §4.1).
 */
export function guardRemoval(state: Enrollment, context: Context): Refusal | undefined {
  const allowed = state.review?.override?.obstacles ?? [];
  const standing = obstaclesIn(state, context).filter(({ id }) => !allowed.includes(id));
  return standing.length === 0
    ? undefined
    : refuse("enrollment.guarded", standing.map(({ what }) => what).join("；"));
}

/** The secretary lets what is open now stay open, with a reason. */
export function overrideGuard(
  state: Enrollment,
  { reason }: { reason: string },
  context: Context,
): Fact[] | Refusal {
  const obstacles = obstaclesIn(state, context).map(({ id }) => id);
  return obstacles.length === 0
    ? refuse("record.state", "没有未了事项，无须豁免")
    : [fact("enrollment.guard-overridden", { reason, obstacles })];
}

function obstaclesIn(
  { candidate }: Enrollment,
  { concerning = [], now }: Context,
): readonly Obstacle[] {
  const people = personsOf(candidate).map(({ personId }) => personId);
  return obstaclesOf(concerning, people, dayOf(now));
}

/** What an object's leaving brings with it: duties end, unit and object are to be told. */
export function remove(
  state: Enrollment,
  { on, documentNumber }: Pick<Removal, "on" | "documentNumber">,
  context: Context,
): Fact[] | Refusal {
  const { review } = state;
  const guarded = guardRemoval(state, context);
  if (guarded !== undefined) return guarded;
  const due = dueFor(context.rules, statusStages.REMOVAL_NOTICE.deadline, on);
  const told = openAgain(state, { stage: "REMOVAL_NOTICE", due }, context);
  if (isRefusal(told)) return told;
  const reason = review?.sheet.removalReason ?? "OTHER";
  return [
    fact("enrollment.removed", { reason, on, documentNumber }),
    fact("enrollment.review-concluded", { outcome: "REMOVED", on }),
    ...closeTasks(dutyNames, { outcome: "removed", reason: "已退出直接监督" }, context),
    ...told,
  ];
}

/** Unit and object have been told; nobody tells the dead. */
export function noteTold(
  state: Enrollment,
  { form: told }: { form: NonNullable<Removal["told"]> },
): Fact[] | Refusal {
  if (told.objectToldOn === undefined && state.removal?.reason !== "DEATH")
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "form.objectToldOn", message: "请填写告知本人日期" }],
    };
  return [fact("enrollment.removal-told", told)];
}
