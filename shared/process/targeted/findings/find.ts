import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import type { Fact } from "#kernel/record/event.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { checkFinding, peopleOf } from "#process/finding/check.ts";
import { type Finding, FindingInput, maxFindings } from "#process/finding/schema.ts";
import { fact } from "../events.ts";
import { checkWithin } from "../plan/plan.ts";
import { Hearing, type Targeted } from "../schema.ts";
import { reportMissing } from "./report.ts";

/** Findings are drafted, everybody concerned is heard, then the room's director confirms. */
export const findingCommands = commandsFor<Targeted>()({
  /** Its route holds that every hit it rests on has been found suspicious by a person. */
  find: {
    access: "own-route",
    verb: "findings",
    summary: "登记发现的问题",
    right: "inspection.conduct",
    body: z.object({ finding: FindingInput }),
    in: ["DOC_REQUESTED", "ON_SITE", "FINDINGS_DRAFT"],
    unless: ({ findings }) =>
      findings.length >= maxFindings
        ? refuse("record.state", `最多 ${maxFindings} 个问题`)
        : undefined,
    decide: find,
  },
  hear: {
    verb: "hearings",
    summary: "登记听取单位或个人意见",
    right: "inspection.conduct",
    body: z.object({ hearing: Hearing }),
    in: ["ON_SITE", "FINDINGS_DRAFT"],
    unless: ({ findings }) =>
      findings.length === 0 ? refuse("inspection.findings", "问题清单为空") : undefined,
    decide: ({ findings }, { hearing }) =>
      subjectsOf(findings).includes(hearing.subject)
        ? [fact("targeted.heard", hearing)]
        : refuse("inspection.findings", "该单位或人员不在问题清单内"),
  },
  "submit-findings": {
    verb: "findings-submission",
    leads: "on",
    summary: "提交问题清单（或未发现问题）和检查报告",
    right: "inspection.conduct",
    body: z.object({}),
    in: ["FINDINGS_DRAFT"],
    unless: (state, context) => {
      const { findings, hearings } = state;
      const heard = hearings.map(({ subject }) => subject);
      const unheard = subjectsOf(findings).filter((subject) => !heard.includes(subject));
      return unheard.length > 0
        ? refuse("inspection.findings", `尚有 ${unheard.length} 个单位或人员未听取意见`)
        : reportMissing(state, context);
    },
    decide: (_, __, context) =>
      closeStage("FINDINGS_DRAFT", { outcome: "submitted", reason: "问题清单已提交" }, context),
  },
});

function find(
  { approved, findings, status }: Targeted,
  { finding: input }: { finding: FindingInput },
): Fact[] | Refusal {
  if (approved === undefined) return refuse("record.state");
  if (status === "DOC_REQUESTED" && input.kind !== "OBSTRUCTION")
    return refuse("record.state", "调取材料阶段只能登记妨碍检查的情形");
  const finding = { ...input, n: findings.length + 1 };
  const problem = checkFinding(finding) ?? checkWithin(approved, finding);
  return problem ?? [fact("targeted.found", { finding })];
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
