import { own } from "#kernel/text/own.ts";
import { hundredthsText } from "#process/assessment/score.ts";
import type { Counted, Debriefing } from "#process/debriefing/schema.ts";
import {
  audiences,
  bands,
  debriefingStatuses,
  leaves,
  modes,
  publishedParts,
} from "#process/debriefing/terms.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { objectClasses } from "#process/enrollment/terms.ts";

/** Columns of ledger L5 述责述廉台账 after 序号, in the order of the ledgers sheet §5.3. */
export const debriefingColumns = [
  ["年度", ({ year }) => String(year)],
  ["姓名", ({ personName }) => personName],
  ["单位职务", ({ unitName, post }) => `${unitName} ${post}`],
  ["对象类别", ({ objectClass }) => own<string>(objectClasses, objectClass) ?? ""],
  ["述的层级", ({ plan }) => (plan === undefined ? "" : audiences[plan.audience])],
  ["形式", ({ plan }) => (plan === undefined ? "" : modes[plan.mode])],
  ["征求意见数", ({ opinions }) => numberOf(opinions?.received)],
  ["报告提交日", ({ reports }) => reports[0]?.on ?? ""],
  ["审核次数", ({ returns, acceptedOn }) => String(returns.length + (acceptedOn ? 1 : 0))],
  ["述责述廉日", ({ meeting, written }) => meeting?.on ?? written?.on ?? ""],
  ["参评人数", (state) => numberOf(lastOf(state)?.participants)],
  ["有效票", (state) => numberOf(validOf(lastOf(state)))],
  ["好", (state) => numberOf(lastOf(state)?.counts.good)],
  ["较好", (state) => numberOf(lastOf(state)?.counts.fair)],
  ["一般", (state) => numberOf(lastOf(state)?.counts.plain)],
  ["差", (state) => numberOf(lastOf(state)?.counts.poor)],
  ["得分", ({ score }) => (score === undefined ? "" : hundredthsText(score))],
  [
    "满意率",
    ({ satisfaction, absence }) =>
      satisfaction === undefined || absence?.leave === "WITHOUT_LEAVE"
        ? ""
        : `${hundredthsText(satisfaction)}%`,
  ],
  ["提问数", ({ meeting }) => numberOf(meeting?.questions.length)],
  ["反馈日", ({ feedback }) => feedback?.servedOn ?? ""],
  ["问题数", ({ feedback }) => numberOf(feedback?.problems.length)],
  ["整改期限", (_, due) => due],
  ["完成日", ({ rectification, closedOn }) => rectification.done.at(-1)?.on ?? closedOn ?? ""],
  [
    "谈话情况",
    ({ talk, disposals }) =>
      talk === undefined
        ? ""
        : `${talk.on} ${disposals.map(({ measure }) => measureOf(measure).label).join("、")}`,
  ],
  ["结果运用", outcomeOf],
  ["备注", remarkOf],
] as const satisfies readonly (readonly [string, (state: Debriefing, due: string) => string])[];

/** One debriefing as a row of the ledger; `due` is the last day of its rectification. */
export function debriefingRow(state: Debriefing, due: string): string[] {
  return debriefingColumns.map(([, cell]) => cell(state, due));
}

function outcomeOf({ band, year, published = [] }: Debriefing): string {
  return [
    ...(band === undefined ? [] : [bands[band]]),
    ...(band === "TALK" ? [`${year} 年度不得评优`] : []),
    ...published.map(({ on, what, scope }) => `${on} 向${scope}公开${publishedParts[what]}`),
  ].join("，");
}

function remarkOf(state: Debriefing): string {
  const { status, absence, leftPost, reports, counted, exempted, postponed = [] } = state;
  const isVoid = counted.filter(({ validity }) => validity === "void").length;
  return [
    debriefingStatuses[status],
    ...(absence === undefined ? [] : [leaves[absence.leave]]),
    ...(leftPost === undefined ? [] : [`已离岗（${leftPost.on}）`]),
    ...((reports[0]?.lateBy ?? 0) > 0 ? [`迟报 ${reports[0]?.lateBy} 个工作日`] : []),
    ...postponed.map(({ from, to }) => `${from} 改期至 ${to}`),
    ...(isVoid > 0 ? [`无效测评 ${isVoid} 轮`] : []),
    ...(exempted === undefined ? [] : [exempted.reason]),
  ].join("；");
}

/** The valid round; void ones are told in the remark. */
function lastOf({ counted }: Debriefing): Counted | undefined {
  return counted.findLast(({ validity }) => validity === "valid");
}

function validOf(counted: Counted | undefined): number | undefined {
  if (counted === undefined) return undefined;
  const { good, fair, plain, poor } = counted.counts;
  return good + fair + plain + poor;
}

function numberOf(count: number | undefined): string {
  return count === undefined ? "" : String(count);
}
