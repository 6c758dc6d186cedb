import type { MatterOf } from "#kernel/record/process.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { attachmentLines } from "#process/file/attachment.ts";
import { requirementText } from "#process/finding/requirement.ts";
import { findingKinds } from "#process/finding/terms.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import { methods } from "#process/inspection/terms.ts";
import { type Quarterly, rectifiable } from "./schema.ts";
import { quarterText } from "./visits/quarter.ts";

type Line = { label: string; value: string };

/**
 * The visit as a decider reads it, line by line. Once the findings are confirmed nothing of it
 * changes any more, so that rectification does not ask the director again and again.
 */
export function describe(state: Quarterly, stage?: string): Line[] {
  if (stage === "UNIT_RECTIFY") return outward(state);
  const asked = stage === "EXTENSION" ? state.extension : undefined;
  const { place, objects, plan, visit, records, findings, report, missed, attachments } = state;
  const used = new Set(records.map(({ method }) => methods[method]));
  return [
    { label: "检查地点", value: place.name },
    { label: "季度", value: quarterText(state) },
    { label: "涉及对象", value: objects.map(({ personName }) => personName).join("、") },
    ...(plan === undefined ? [] : [{ label: "检查重点", value: plan.focus.join("、") }]),
    ...(visit === undefined ? [] : [{ label: "检查日期", value: visit.beganOn }]),
    ...(missed === undefined ? [] : [{ label: "说明", value: "本季未检，事后补检" }]),
    ...(used.size === 0 ? [] : [{ label: "监督方式", value: [...used].join("、") }]),
    ...findings.map(({ n, kind, area, description, amountInFen, ...more }) => ({
      label: `${findingKinds[kind]} ${n}`,
      value: `${description}（${contentAreas[area]}，${yuanOf(amountInFen)}）${requirementText(more)}`,
    })),
    ...(report === undefined ? [] : [{ label: "检查报告", value: report }]),
    ...attachmentLines(attachments),
    ...(asked === undefined
      ? []
      : [
          { label: "申请延期（日）", value: String(asked.days) },
          { label: "延期理由", value: asked.reasons },
        ]),
  ];
}

/** What the unit reads: the visit, the feedback that it was served, and what it must put right. */
function outward(state: Quarterly): Line[] {
  const { place, visit, feedback, findings, sentBack = [] } = state;
  const due = rectifiable(state);
  return [
    { label: "检查地点", value: place.name },
    { label: "季度", value: quarterText(state) },
    ...(visit === undefined ? [] : [{ label: "检查日期", value: visit.beganOn }]),
    ...(feedback === undefined
      ? []
      : [
          { label: "反馈文书", value: feedback.letterNumber },
          { label: "反馈送达日期", value: feedback.servedOn },
        ]),
    ...findings
      .filter(({ n }) => due.includes(n))
      .map(({ n, area, description, ...more }) => ({
        label: `需整改的问题 ${n}`,
        value: `${description}（${contentAreas[area]}）${requirementText(more)}`,
      })),
    ...sentBack.map(({ findings: back, reason, on }) => ({
      label: `退回意见（问题 ${back.join("、")}）`,
      value: `${reason}（${on}）`,
    })),
  ];
}

/** Who leads the visit and writes its report, who is recused, and whom it concerns. */
export function barsOf({ plan, recusals, room, place, objects }: Quarterly): MatterOf {
  return {
    proposer: plan?.team[0]?.officer ?? "",
    recused: recusals.map(({ person }) => person),
    room,
    addressee: place.id,
    concerns: concernsOf({ place, objects }),
  };
}

/** People, units and the place that a visit is about. */
export function concernsOf({ place, objects }: Pick<Quarterly, "place" | "objects">): string[] {
  return [...new Set([place.id, ...objects.flatMap(({ personId, unitId }) => [personId, unitId])])];
}
