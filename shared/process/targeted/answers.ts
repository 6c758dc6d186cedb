import type { Answer, Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { checkReturns } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { openBranches } from "./findings/branches.ts";
import { handIn } from "./material/unit.ts";
import type { Targeted } from "./schema.ts";

/**
 * Two returns, then yes or no. A wider plan has no other no than a return, as the approved one stands
 * (`reject`), so it may always be given back.
 */
function giveBack(
  { returns, status, approved }: Targeted,
  { ballot }: Answer<undefined>,
  { rules }: Context,
): Fact[] | Refusal {
  const over = checkReturns(rules, returns, "enrollment.return-limit");
  return approved === undefined && over !== undefined
    ? over
    : [fact("targeted.returned", { from: status, reason: ballot?.opinion ?? "" })];
}

/** A wider plan that is refused leaves the approved one standing, so it goes back to its proposer. */
function reject({ approved }: Targeted): Fact[] | Refusal {
  return approved === undefined
    ? []
    : refuse("record.state", "扩大范围不获同意的，请退回，由承办人恢复原方案");
}

/** The director says that the findings stand. */
function confirm({ findings }: Targeted, _: unknown, { now }: Context): Fact[] | Refusal {
  if (findings.length === 0) return refuse("inspection.findings", "问题清单为空");
  return [
    fact("targeted.findings-confirmed", {
      on: dayOf(now),
      findings: findings.length,
      violations: findings.filter(({ kind }) => kind === "VIOLATION").length,
      amountInFen: sumOf(violators(findings)).amountInFen,
    }),
  ];
}

/** The director says that there are none. */
function confirmNone({ findings }: Targeted, _: unknown, { now }: Context): Fact[] | Refusal {
  return findings.length > 0
    ? refuse("inspection.findings", "问题清单不为空")
    : [fact("targeted.closed", { on: dayOf(now), result: "未发现问题" })];
}

function close(state: Targeted, _: unknown, { now }: Context): Fact[] | Refusal {
  const open = openBranches(state);
  return open.length > 0
    ? refuse("disposal.open", open.join("；"))
    : [fact("targeted.closed", { on: dayOf(now), result: "处置完毕" })];
}

/** What else becomes true when one of the inspection's stages closes, and what must not. */
export const answers: Answers<Targeted, typeof chain> = {
  PLAN_REVIEW: { return: giveBack, reject },
  PLAN_APPROVAL: {
    approve: ({ plan }) => [fact("targeted.plan-approved", { plan })],
    return: giveBack,
    reject,
  },
  FINDINGS_REVIEW: { approve: confirm, none: confirmNone },
  DISPOSAL: { close },
  UNIT_DOCUMENTS: { submit: (_, { form }, context) => handIn(form, context) },
};
