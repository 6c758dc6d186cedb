import type { MatterOf } from "#kernel/record/process.ts";
import { attachmentLines } from "#process/file/attachment.ts";
import { membersText, objectNameOf, personsOf } from "./body/schema.ts";
import type { Enrollment } from "./schema.ts";
import { describeStage } from "./stages/describe-stage.ts";
import { areasText, criteria, districtFocus, objectClasses } from "./terms.ts";

type Line = { label: string; value: string };

/** The matter as a decider reads it, line by line; exactly this text is sealed into decisions. */
export function describe(state: Enrollment, stage: string): Line[] {
  return [
    ...describeMatter(state),
    ...attachmentLines(state.attachments),
    ...describeStage(state, stage),
  ];
}

function describeMatter(state: Enrollment): Line[] {
  const { candidate, nomination, scoreSheet } = state;
  const lines = [
    { label: "拟监督对象", value: objectNameOf(candidate) },
    { label: "单位", value: candidate.unitName },
    ...whoLeads(candidate),
    { label: "综合研判", value: scoreSheet.judgment },
  ];
  if (nomination === undefined) return lines;
  return [
    ...lines,
    { label: "对象类别", value: objectClasses[nomination.objectClass] },
    { label: "纳入标准", value: nomination.criteria.map((key) => criteria[key]).join("、") },
    { label: "风险事由", value: nomination.riskGrounds },
    { label: "权力事项", value: nomination.powers.join("、") },
    ...(nomination.amountInFen === undefined
      ? []
      : [{ label: "涉及资金", value: yuan(nomination.amountInFen) }]),
    { label: "聚焦领域", value: focusOf(nomination.focus, nomination.focusNote) },
    { label: "监督内容", value: areasText(nomination) },
    { label: "有关事项范围", value: nomination.scopeOfMatters.join("、") },
    { label: "依据文件", value: nomination.basis.map(({ title }) => `《${title}》`).join("、") },
    ...state.returns.map(({ reason }) => ({ label: "退回意见", value: reason })),
  ];
}

function whoLeads({ body, personName, post }: Enrollment["candidate"]): Line[] {
  return body === undefined
    ? [{ label: "职务", value: post }]
    : [
        { label: "主要负责人", value: `${personName}（${post}）` },
        { label: "成员", value: membersText(body.members) || "（无）" },
      ];
}

function focusOf(focus: keyof typeof districtFocus, note: string | undefined): string {
  return note ? `${districtFocus[focus]}（${note}）` : districtFocus[focus];
}

function yuan(amountInFen: number): string {
  return `${(amountInFen / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2 })} 元`;
}

/** Who proposed an enrollment and who is recused from it. */
export function barsOf({ proposer, recusals, room, candidate }: Enrollment): MatterOf {
  const people = personsOf(candidate).map(({ personId }) => personId);
  return {
    proposer,
    recused: recusals.map(({ person }) => person),
    room,
    concerns: [...people, candidate.unitId],
  };
}
