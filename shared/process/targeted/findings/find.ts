import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { checkFinding, peopleOf } from "#process/finding/check.ts";
import { type Finding, maxFindings } from "#process/finding/schema.ts";
import { fact } from "../events.ts";
import { checkWithin } from "../plan/plan.ts";
import type { Of, Targeted } from "../schema.ts";

/** Findings are drafted, everybody concerned is heard, then the room's director confirms. */
export function find(
  state: Targeted,
  command: Of<"find" | "hear" | "submit-findings">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "find":
      return addFinding(state, command);
    case "hear":
      return hear(state, command);
    case "submit-findings":
      return submit(state, context);
  }
}

function addFinding(state: Targeted, command: Of<"find">): Fact[] | Refusal {
  const { approved, findings, status } = state;
  if (!["DOC_REQUESTED", "ON_SITE", "FINDINGS_DRAFT"].includes(status) || approved === undefined)
    return refuse("record.state");
  if (status === "DOC_REQUESTED" && command.finding.kind !== "OBSTRUCTION")
    return refuse("record.state", "调取材料阶段只能登记妨碍检查的情形");
  if (findings.length >= maxFindings) return refuse("record.state", `最多 ${maxFindings} 个问题`);
  const finding = { ...command.finding, n: findings.length + 1 };
  const problem = checkFinding(finding) ?? checkWithin(approved, finding);
  return problem ?? [fact("targeted.found", { finding })];
}

function hear(state: Targeted, { hearing }: Of<"hear">): Fact[] | Refusal {
  if (!["ON_SITE", "FINDINGS_DRAFT"].includes(state.status)) return refuse("record.state");
  return subjectsOf(state.findings).includes(hearing.subject)
    ? [fact("targeted.heard", hearing)]
    : refuse("inspection.findings", "该单位或人员不在问题清单内");
}

function submit(state: Targeted, context: Context): Fact[] | Refusal {
  if (state.status !== "FINDINGS_DRAFT") return refuse("record.state");
  const heard = state.hearings.map(({ subject }) => subject);
  const unheard = subjectsOf(state.findings).filter((subject) => !heard.includes(subject));
  return unheard.length > 0
    ? refuse("inspection.findings", `尚有 ${unheard.length} 个单位或人员未听取意见`)
    : closeStage("FINDINGS_DRAFT", { outcome: "submitted", reason: "问题清单已提交" }, context);
}

/** Everybody that something was found about: units and people, each once. */
function subjectsOf(findings: readonly Finding[]): string[] {
  return [
    ...new Set(
      findings.flatMap((finding) =>
        finding.subject.type === "unit"
          ? [finding.subject.unitId]
          : peopleOf(finding).map(({ personId }) => personId),
      ),
    ),
  ];
}
