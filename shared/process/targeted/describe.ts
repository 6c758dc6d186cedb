import { dueDayOf } from "#kernel/deadline/count.ts";
import type { MatterOf } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";
import { areasText, contentAreas } from "#process/enrollment/terms.ts";
import { attachmentLines } from "#process/file/attachment.ts";
import { peopleOf, sumOf, violators } from "#process/finding/check.ts";
import { requirementText } from "#process/finding/requirement.ts";
import { findingKinds } from "#process/finding/terms.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import { methods } from "#process/inspection/terms.ts";
import type { Targeted } from "./schema.ts";
import { inspectionTypes } from "./terms.ts";
import { themeTitles } from "./themes/titles.ts";

type Line = { label: string; value: string };

/** The inspection as a decider reads it: the plan before it is approved, the findings after. */
export function describe(state: Targeted, stage: string): Line[] {
  if (stage === "UNIT_DOCUMENTS") return requestLines(state);
  const lines = stage.startsWith("PLAN_")
    ? planLines(state)
    : [...headLines(state), ...findingLines(state), ...reportLines(state)];
  return [...lines, ...attachmentLines(state.attachments)];
}

/** All that a unit reads: what it is to hand in, and by when. */
function requestLines({ requests }: Targeted): Line[] {
  const { servedOn = "", servedTo = "", due, documents = [] } = requests.at(-1) ?? {};
  return [
    { label: "送达", value: `${servedOn} ${servedTo}签收` },
    ...(due === undefined ? [] : [{ label: "报送期限", value: dueDayOf(due) }]),
    ...documents.map(({ n, name }) => ({ label: `调取材料 ${n}`, value: name })),
  ];
}

function headLines({ plan }: Targeted): Line[] {
  return [
    { label: "检查事项", value: plan.title },
    { label: "被检查单位", value: plan.units.map(({ unitName }) => unitName).join("、") },
    { label: "检查期间", value: `${plan.period.from} 至 ${plan.period.to}` },
  ];
}

const themeText = (key: string) => own<string>(themeTitles, key) ?? key;

/** The line of an inspection's themes, each by its title. */
export function worded({ label, value }: Line): Line {
  return label === "检查主题"
    ? { label, value: value.split("、").map(themeText).join("、") }
    : { label, value };
}

function planLines(state: Targeted): Line[] {
  const { plan, approved } = state;
  return [
    ...headLines(state),
    { label: "检查主题", value: plan.themes.join("、") },
    ...(plan.type === "SPECIAL" ? [{ label: "监督类型", value: inspectionTypes.SPECIAL }] : []),
    { label: "检查组人数", value: String(plan.team.length) },
    { label: "监督方式", value: plan.methods.map((key) => methods[key]).join("、") },
    { label: "监督内容", value: areasText(plan) },
    { label: "检查重点", value: plan.focus.join("、") },
    { label: "理由", value: plan.grounds },
    ...(approved === undefined
      ? []
      : [{ label: "说明", value: "扩大已批准的检查范围，须重新审批" }]),
  ];
}

function findingLines({ findings }: Targeted): Line[] {
  const sum = sumOf(violators(findings));
  return [
    ...findings.map(({ n, kind, area, areaNote, description, amountInFen, ...more }) => ({
      label: `${findingKinds[kind]} ${n}`,
      value: `${description}（${areaNote ?? contentAreas[area]}，${yuanOf(amountInFen)}）${requirementText(more)}`,
    })),
    {
      label: "合计",
      value:
        findings.length === 0
          ? "未发现问题"
          : `${sum.times} 次，${sum.centilitres / 100} 升，${yuanOf(sum.amountInFen)}`,
    },
  ];
}

/** The report as it lies before the director; one from before it was asked for is not there. */
function reportLines({ report }: Targeted): Line[] {
  return report === undefined
    ? []
    : [
        { label: "认定的事实和主要证据", value: report.facts },
        { label: "处理意见和工作建议", value: report.opinion },
        { label: "检查报告签名", value: `检查组 ${report.signatures.length} 人` },
      ];
}

/** Who leads the inspection, who is recused, and whom it concerns. */
export function barsOf(state: Targeted): MatterOf {
  return {
    proposer: state.proposer,
    recused: state.recusals.map(({ person }) => person),
    room: state.room,
    concerns: concernsOf(state),
  };
}

/** Units that are inspected and people that something was found about. */
export function concernsOf({ plan, findings }: Pick<Targeted, "plan" | "findings">): string[] {
  return [
    ...new Set([
      ...plan.units.map(({ unitId }) => unitId),
      ...findings.flatMap(peopleOf).map(({ personId }) => personId),
    ]),
  ];
}
