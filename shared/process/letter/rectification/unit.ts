import { dueDayOf, isOverdue, overdueDays } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { taskIdOf } from "#kernel/task/open.ts";
import { fact } from "../events.ts";
import type { FeedbackItem, Letter, PlanItem, RefusalGround } from "../schema.ts";
import { dueOf, objectionDue } from "./clocks.ts";

/** 整改方案: every measure is to be done before the rectification is due. */
export function plan(
  state: Letter,
  { form: { items, files } }: { form: { items: readonly PlanItem[]; files?: readonly string[] } },
  { rules }: Context,
): Fact[] | Refusal {
  if (state.clocks === undefined) return refuse("record.state");
  const last = dueDayOf(dueOf(rules, state.clocks.rectification));
  const late = items.filter(({ doneBy }) => doneBy > last);
  if (late.length === 0)
    return [fact("letter.planned", { items, ...(files === undefined ? {} : { files }) })];
  return {
    ...refuse("input.invalid"),
    fields: late.map(({ demand }) => ({
      path: `form.doneBy${demand}`,
      message: `完成日期不能晚于整改期限 ${last}`,
    })),
  };
}

/** 异议: in the letter's own time and once; the clocks rest while it is answered. */
export function object(
  state: Letter,
  { ballot }: Pick<Closing, "ballot">,
  context: Context,
): Fact[] | Refusal {
  const { now, rules } = context;
  const due = objectionDue(rules, state);
  if (isOverdue(due, now, rules.config.cutoff))
    return refuse("letter.objection-late", `异议期限为 ${due.effectiveDue}`);
  if (state.objection !== undefined) return refuse("letter.objection-once");
  return [
    fact("letter.objected", { reasons: ballot?.opinion ?? "", lodgedOn: dayOf(now) }),
    ...closeAhead(state, { outcome: "rested", reason: "单位提出异议，整改期限中止" }, context),
  ];
}

/** 申请延期: before the due day, with reasons, once (D-REC-6). */
export function askExtension(
  state: Letter,
  { task, form, ballot }: Pick<Closing, "task" | "ballot"> & { form: { days: number } },
  { now, rules }: Context,
): Fact[] | Refusal {
  if (isOverdue(task.due, now, rules.config.cutoff))
    return refuse("letter.extension-late", `整改期限为 ${task.due.effectiveDue}`);
  if (state.extension !== undefined) return refuse("letter.extension-once");
  const { days } = form;
  return [fact("letter.extension-asked", { days, reasons: ballot?.opinion ?? "" })];
}

type Handed = { items: readonly FeedbackItem[]; signedBy: string };

/** 整改反馈, with the days by which it came late. */
export function feedBack(
  _: Letter,
  { task, form }: Pick<Closing, "task"> & { form: Handed },
  { now }: Context,
): Fact[] {
  const { items, signedBy } = form;
  const lateDays = overdueDays(task.due, now);
  return [fact("letter.fed-back", { submittedOn: dayOf(now), lateDays, signedBy, items })];
}

/** 拒不采纳 (监察法 Art. 71): whatever else the unit was asked is settled by it. */
export function refuseLetter(
  state: Letter,
  refusal: { ground: RefusalGround; reason: string },
  context: Context,
): Fact[] {
  const closing = { outcome: "refused", reason: "单位拒不采纳建议" };
  return [fact("letter.refused", refusal), ...closeAhead(state, closing, context)];
}

/** While the plan is still to come the rectification is asked for already; it closes with it. */
export function closeAhead(
  state: Letter,
  closing: { outcome: string; reason: string },
  { recordId: record }: Context,
): Fact[] {
  const visit = state.visits.RECTIFYING;
  if (state.status !== "SERVED" || visit === undefined) return [];
  const task = taskIdOf(record, "RECTIFYING", visit);
  return [taskFact("task.closed", task, { ...closing, late: "on-time" })];
}
