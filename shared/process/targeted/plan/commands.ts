import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage, endStage } from "#kernel/task/close.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { Remark } from "#process/finding/schema.ts";
import { checkTeam } from "#process/inspection/team.ts";
import { concernsOf } from "../describe.ts";
import { fact } from "../events.ts";
import type { Targeted } from "../schema.ts";
import { TargetedPlan } from "./plan.ts";

const Planned = z.object({ plan: TargetedPlan });

/** The plan: drafted, changed until it is approved, submitted, and widened later. */
export const planCommands = commandsFor<Targeted>()({
  draft: {
    summary: "拟制工作方案",
    right: "inspection.conduct",
    makes: "record",
    body: Planned,
    decide: draft,
  },
  revise: {
    verb: "plan",
    summary: "修改未批准的工作方案",
    right: "inspection.conduct",
    body: Planned,
    in: ["DRAFT", "RETURNED"],
    otherwise: "已提交的方案须先退回方可修改",
    decide: (state, { plan }, context) =>
      hashOf(plan) === hashOf(state.plan)
        ? []
        : (checkPlan(state, plan, context) ?? [fact("targeted.revised", { plan })]),
  },
  submit: {
    verb: "submission",
    leads: "on",
    summary: "提交（或补充后重新提交）工作方案",
    right: "inspection.conduct",
    body: z.object({}),
    in: ["DRAFT", "RETURNED"],
    unless: ({ proposer }, { actor }) =>
      actor.id === proposer ? undefined : refuse("auth.forbidden", "只有承办人可以提交自己的方案"),
    decide: ({ status, plan }, _, context) =>
      status === "DRAFT"
        ? [fact("targeted.submitted", { plan: hashOf(plan) })]
        : closeStage("RETURNED", { outcome: "resubmitted", reason: "补充完毕" }, context),
  },
  widen: {
    verb: "widening",
    summary: "申请扩大已批准的检查范围，重新报批",
    right: "inspection.conduct",
    body: z.extend(Planned, { reason: Remark }),
    in: ["DOC_REQUESTED", "ANALYZING", "ON_SITE", "FINDINGS_DRAFT"],
    unless: ({ approved }) => (approved === undefined ? refuse("record.state") : undefined),
    decide: widen,
  },
});

/** Drafts a plan; its author leads the matter and approves nothing of it. */
function draft(
  state: Targeted | undefined,
  { plan }: z.infer<typeof Planned>,
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return refuse("record.state");
  const { actor, officers, district } = context;
  const room = officers.find(({ id }) => id === actor.id)?.room ?? "";
  const problem = checkPlan({ room, recusals: [], findings: [] }, plan, context);
  return problem ?? [fact("targeted.drafted", { district, room, proposer: actor.id, plan })];
}

/** Nothing beyond the approved plan is inspected before the wider one has been approved as well. */
function widen(
  state: Targeted,
  { plan, reason }: { plan: TargetedPlan; reason: string },
  context: Context,
): Fact[] | Refusal {
  if (hashOf(plan) === hashOf(state.approved)) return refuse("record.state", "方案没有变化");
  const widened = [fact("targeted.widened", { plan, reason })];
  return (
    checkPlan(state, plan, context) ??
    endStage(state.status, { outcome: "widened", reason }, widened, context)
  );
}

function checkPlan(
  state: Pick<Targeted, "room" | "recusals" | "findings">,
  plan: TargetedPlan,
  { officers, now }: Context,
): Refusal | undefined {
  if (plan.period.from > dayOf(now)) return refuse("inspection.day", "检查期间不能全在今天之后");
  return checkTeam(plan.team, {
    officers,
    recused: state.recusals.map(({ person }) => person),
    concerns: concernsOf({ plan, findings: state.findings }),
    room: state.room,
  });
}
