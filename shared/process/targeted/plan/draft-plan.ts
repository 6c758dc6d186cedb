import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { checkTeam } from "#process/inspection/team.ts";
import { fact } from "../events.ts";
import { concernsOf } from "../matter.ts";
import type { Of, Targeted } from "../schema.ts";
import type { TargetedPlan } from "./plan.ts";

/** Drafts a plan; whoever drafts it leads the matter and approves nothing of it. */
export function draft({ plan }: Of<"draft">, context: Context): Fact[] | Refusal {
  const { actor, officers, district } = context;
  const room = officers.find(({ id }) => id === actor.id)?.room ?? "";
  const problem = checkPlan({ room, recusals: [], findings: [] }, plan, context);
  return problem ?? [fact("targeted.drafted", { district, room, proposer: actor.id, plan })];
}

/** Changes a plan that is not yet approved, submits it, or asks to widen the approved one. */
export function plan(
  state: Targeted,
  command: Of<"revise" | "submit" | "widen">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "revise":
      if (!["DRAFT", "RETURNED"].includes(state.status))
        return refuse("record.state", "已提交的方案须先退回方可修改");
      if (hashOf(command.plan) === hashOf(state.plan)) return [];
      return (
        checkPlan(state, command.plan, context) ?? [
          fact("targeted.revised", { plan: command.plan }),
        ]
      );
    case "submit":
      return submit(state, context);
    case "widen":
      return widen(state, command, context);
  }
}

function submit(state: Targeted, context: Context): Fact[] | Refusal {
  if (context.actor.id !== state.proposer)
    return refuse("auth.forbidden", "只有承办人可以提交自己的方案");
  const submitted = fact("targeted.submitted", { plan: hashOf(state.plan) });
  if (state.status === "DRAFT") return [submitted];
  if (state.status !== "RETURNED") return refuse("record.state");
  return closeStage("RETURNED", { outcome: "resubmitted", reason: "补充完毕" }, context);
}

/** Nothing beyond the approved plan is inspected before the wider one has been approved as well. */
function widen(state: Targeted, { plan, reason }: Of<"widen">, context: Context): Fact[] | Refusal {
  const { status, approved } = state;
  const isOpen = ["DOC_REQUESTED", "ANALYZING", "ON_SITE", "FINDINGS_DRAFT"].includes(status);
  if (!isOpen || approved === undefined) return refuse("record.state");
  if (hashOf(plan) === hashOf(approved)) return refuse("record.state", "方案没有变化");
  const problem = checkPlan(state, plan, context);
  if (problem !== undefined) return problem;
  const closed = closeStage(status, { outcome: "widened", reason }, context);
  return isRefusal(closed) ? closed : [fact("targeted.widened", { plan, reason }), ...closed];
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
