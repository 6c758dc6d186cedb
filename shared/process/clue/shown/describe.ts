import type { MatterOf } from "#kernel/record/process.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { natures } from "#process/finding/terms.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import type { Clue, SubjectLeft } from "../schema.ts";
import { closings, disposalWays, ended, rounds, sources, standings } from "../terms.ts";

/** Whom a clue concerns; its first handler brings the opinions and so never approves them. */
export function barsOf(state: Clue): MatterOf {
  const { room, recusals, person, handlers, accusedOfficers = [] } = state;
  const [lead = ""] = handlers;
  return {
    proposer: lead,
    // An officer is barred from what is said of themselves.
    recused: [person.personId, ...accusedOfficers, ...recusals.map((one) => one.person)],
    ...(room === "" ? {} : { room }),
    concerns: [person.personId],
    handlers,
  };
}

type Line = { label: string; value: string };

/** The clue as those who handle and decide it read it. */
export function describe(state: Clue): Line[] {
  const { person, problem, area, nature, amountInFen, receivedOn, number, source, routing } = state;
  return [
    ...(number === undefined ? [] : [{ label: "线索编号", value: number }]),
    { label: "被反映人", value: person.name },
    ...(person.unitName === undefined ? [] : [{ label: "单位", value: person.unitName }]),
    ...(person.post === undefined ? [] : [{ label: "职务", value: person.post }]),
    ...(state.subjectLeft === undefined ? [] : [gone(state.subjectLeft)]),
    { label: "是否提级监督对象", value: standings[routing.object] },
    { label: "来源", value: sources[source] },
    ...(state.reporter === undefined
      ? []
      : [{ label: "反映人", value: state.reporter === "NAMED" ? "实名" : "匿名" }]),
    { label: "主要问题", value: problem },
    { label: "监督内容", value: contentAreas[area] },
    { label: "性质", value: natures[nature] },
    { label: "涉及金额", value: yuanOf(amountInFen) },
    { label: "收到日期", value: receivedOn },
    ...(state.urgent === "yes" ? [{ label: "紧急", value: "打击报复举报，即时办理" }] : []),
    ...(state.priority === "yes" ? [{ label: "办理要求", value: "优先办理（凡提必查）" }] : []),
    ...course(state),
  ];
}

function gone({ what, on, note }: SubjectLeft): Line {
  return {
    label: what === "DEAD" ? "被反映人已死亡" : "被反映人已离职（离任）",
    value: `${on}，${note}`,
  };
}

/** Whether a clue goes before others while it is under way: of a retaliation, or of somebody proposed for a post. */
export function urgencyOf({ status, urgent, priority }: Clue): "yes" | "no" {
  const isEnded = (ended as readonly string[]).includes(status);
  return !isEnded && (urgent === "yes" || priority === "yes") ? "yes" : "no";
}

/** What was done so far, oldest first, so that the deciders see all that was said before. */
function course(state: Clue): Line[] {
  return [
    ...(state.assignment === undefined
      ? []
      : [
          {
            label: "分办意见",
            value: `第 ${state.assignment.room} 监督检查室。${state.assignment.opinion}`,
          },
        ]),
    ...state.looks.flatMap(({ reason, result }) => [
      { label: "适当了解", value: result === undefined ? reason : `${reason}；结果：${result}` },
    ]),
    ...state.studies.map(({ on, minutes, conclusion }) => ({
      label: `集体研究 ${on}`,
      value: `${conclusion}（${minutes}）`,
    })),
    ...state.approved.map(({ round, way, on }) => ({
      label: `已批准 ${on}`,
      value: `${rounds[round]}：${disposalWays[way]}`,
    })),
    ...state.talks.map(({ on, record, entrustedTo }) => ({
      label: `谈话 ${on}`,
      value: `${entrustedTo === undefined ? "" : `委托${entrustedTo}。`}${record}`,
    })),
    ...(state.inquiry === undefined
      ? []
      : [{ label: "函询", value: `${state.inquiry.number}，${state.inquiry.servedOn} 送达` }]),
    ...state.replies.map(({ receivedOn, answer }) => ({
      label: `函询答复 ${receivedOn}`,
      value: answer,
    })),
    ...(state.spotChecks ?? []).map(({ on, subject, result, holds }) => ({
      label: `抽查核实 ${on}`,
      value: `${subject}：${result}（与答复${holds === "yes" ? "一致" : "不一致"}）`,
    })),
    ...(state.verification?.report === undefined
      ? []
      : [
          {
            label: `初核报告 ${state.verification.report.on}`,
            value: state.verification.report.findings,
          },
          { label: "初核建议", value: state.verification.report.proposal },
        ]),
    ...(state.trial?.opinion === undefined
      ? []
      : [{ label: "审理意见", value: state.trial.opinion }]),
    ...state.disposals.map(({ measure, decidedOn, influenceUntil }) => ({
      label: `处理 ${decidedOn}`,
      value: `${measureOf(measure).label}${influenceUntil === undefined ? "" : `，影响期至 ${influenceUntil}`}`,
    })),
    ...(state.executionExtension === undefined
      ? []
      : [{ label: "延长处分执行", value: extensionOf(state.executionExtension) }]),
    ...proposed(state),
  ];
}

function extensionOf({ months, document, reason }: NonNullable<Clue["executionExtension"]>) {
  return `${months} 个月（${document}）：${reason}`;
}

function proposed({ opinion, approved, returned }: Clue): Line[] {
  if (opinion === undefined || approved.at(-1)?.grounds === opinion.grounds) return [];
  return [
    ...(returned === undefined
      ? []
      : [{ label: "本轮退回", value: `${returned.times} 次，最近 ${returned.on}` }]),
    { label: "拟处置方式", value: disposalWays[opinion.way] },
    { label: "理由", value: opinion.grounds },
    { label: "处置方案", value: opinion.plan },
    ...(opinion.closing === undefined
      ? []
      : [{ label: "了结情形", value: closings[opinion.closing] }]),
    ...(opinion.conditions === undefined
      ? []
      : [{ label: "重新研判条件", value: opinion.conditions }]),
    ...(opinion.receiver === undefined ? [] : [{ label: "移送机关", value: opinion.receiver }]),
  ];
}
