import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import { fact } from "../events.ts";
import { openBranches } from "../findings/dispose.ts";
import type { Targeted } from "../schema.ts";

/** What else becomes true when one of the inspection's stages closes, and what must not. */
export function conclude(state: Targeted, closing: Closing, context: Context): Fact[] | Refusal {
  const { task, outcome, ballot } = closing;
  if (task.stage !== state.status) return [];
  if (task.stage.startsWith("PLAN_"))
    return outcome === "return"
      ? giveBack(state, ballot?.opinion ?? "", context)
      : concludePlan(state, task.stage, outcome);
  if (task.stage === "FINDINGS_REVIEW") return concludeFindings(state, outcome, context);
  if (outcome === "done") {
    const open = openBranches(state);
    return open.length > 0
      ? refuse("disposal.open", open.join("；"))
      : [fact("targeted.closed", { on: dayOf(context.now), result: "处置完毕" })];
  }
  return [];
}

function giveBack(state: Targeted, reason: string, { rules }: Context): Fact[] | Refusal {
  return state.returns >= rules.config.maxReturns
    ? refuse("enrollment.return-limit")
    : [fact("targeted.returned", { from: state.status, reason })];
}

function concludePlan(state: Targeted, stage: string, outcome: string): Fact[] | Refusal {
  if (outcome === "reject" && state.approved !== undefined)
    return refuse("record.state", "扩大范围不获同意的，请退回，由承办人恢复原方案");
  return stage === "PLAN_APPROVAL" && outcome === "approve"
    ? [fact("targeted.plan-approved", { plan: state.plan })]
    : [];
}

/** The director says either that the findings stand, or that there are none. */
function concludeFindings(state: Targeted, outcome: string, { now }: Context): Fact[] | Refusal {
  const { findings } = state;
  const on = dayOf(now);
  if (outcome === "approve") {
    if (findings.length === 0) return refuse("inspection.findings", "问题清单为空");
    const { amountInFen } = sumOf(violators(findings));
    const violations = findings.filter(({ kind }) => kind === "VIOLATION").length;
    return [
      fact("targeted.findings-confirmed", {
        on,
        findings: findings.length,
        violations,
        amountInFen,
      }),
    ];
  }
  if (outcome === "none")
    return findings.length > 0
      ? refuse("inspection.findings", "问题清单不为空")
      : [fact("targeted.closed", { on, result: "未发现问题" })];
  return [];
}
