import type { MatterOf } from "#kernel/record/process.ts";
import { attachmentLines } from "#process/file/attachment.ts";
import { isAtUnit } from "./chain.ts";
import { checkedContent, kindOf, type LetterContent } from "./paper/content.ts";
import type { Evaluation, Letter } from "./schema.ts";
import { aspects, grounds, results, serviceModes } from "./terms.ts";

type Line = { label: string; value: string };

/**
 * The matter as the people asked at a stage read it; exactly this text is sealed into decisions.
 * The unit reads the letter and what was said to it, never what was said inside.
 */
export function describe(state: Letter, stage: string): Line[] {
  if (isAtUnit(stage))
    return [...letterLines(state), ...servedLines(state), ...redoLines(state, stage)];
  return [
    ...letterLines(state),
    ...attachmentLines(state.attachments),
    ...internalLines(state, stage),
  ];
}

function letterLines({ content }: Letter): Line[] {
  const { subject, addressee, copies, ground, situation, causes, demands } = content;
  return [
    { label: "事由", value: subject },
    { label: "种类", value: kindOf(content) },
    { label: "主送", value: addressee.unitName },
    ...optional("抄送", copies.join("、")),
    { label: "适用情形", value: grounds[ground] },
    ...optional("监督调查情况", situation),
    ...optional("主要问题及原因", causes),
    ...demands.map((demand, index) => ({ label: `整改建议 ${index + 1}`, value: demand })),
    ...optional("整改期限和反馈要求", periodText(content)),
    ...optional("提出异议的期限和方式", objectionText(content)),
  ];
}

/** ④ as the letter says it. */
export function periodText({ period }: LetterContent): string | undefined {
  if (period === undefined) return undefined;
  const { planWorkdays, rectificationDays, feedback } = period;
  return `自收到本建议之日起${planWorkdays}个工作日内报送整改方案，${rectificationDays}日内完成整改。${feedback}`;
}

/** ⑤ as the letter says it. */
export function objectionText({ objection }: LetterContent): string | undefined {
  if (objection === undefined) return undefined;
  return `对本建议有异议的，可以自收到之日起${objection.workdays}个工作日内提出。${objection.manner}`;
}

function servedLines({ number, service }: Letter): Line[] {
  return [
    ...optional("文号", number?.text),
    ...optional("送达日期", service?.servedOn),
    ...optional("签收人", service?.receivedBy),
  ];
}

function redoLines({ evaluations }: Letter, stage: string): Line[] {
  const last = evaluations.at(-1);
  return stage === "REDO" && last !== undefined ? evaluationLines(last) : [];
}

function internalLines(state: Letter, stage: string): Line[] {
  switch (stage) {
    case "SIGNED":
      return servedLines(state);
    case "OBJECTED":
      return [...servedLines(state), ...optional("异议理由", state.objection?.reasons)];
    case "AMENDED":
      return optional("修改意见", state.former.at(-1)?.objection.opinion);
    case "RETURNED":
      return optional("退回意见", state.returns.at(-1)?.reason);
    case "EXTENSION_PENDING":
      return [
        ...servedLines(state),
        ...optional("申请延期（日）", state.extension?.days.toString()),
        ...optional("延期理由", state.extension?.reasons),
      ];
    case "FEEDBACK_SUBMITTED":
      return [...servedLines(state), ...workLines(state)];
    case "EVALUATING":
    case "CLOSED":
      return [...servedLines(state), ...workLines(state), ...lastEvaluation(state)];
    case "REFUSED":
      return [...servedLines(state), ...optional("拒不采纳情形", state.refusal?.reason)];
    default:
      return state.returns.map(({ reason }) => ({ label: "退回意见", value: reason }));
  }
}

function workLines({ plan, feedbacks }: Letter): Line[] {
  const feedback = feedbacks.at(-1);
  return [
    ...(plan?.items ?? []).map(({ demand, measure, owner, doneBy }) => ({
      label: `整改措施 ${demand}`,
      value: `${measure}（责任人 ${owner}，${doneBy} 前完成）`,
    })),
    ...(feedback?.items ?? []).map(({ demand, done, evidence, files = [] }) => ({
      label: `整改情况 ${demand}`,
      value: `${done}（佐证：${[evidence, ...files].join("，")}）`,
    })),
    ...optional("反馈报告签署人", feedback?.signedBy),
    ...(feedback === undefined || feedback.lateDays === 0
      ? []
      : [{ label: "逾期反馈", value: `${feedback.lateDays} 日` }]),
  ];
}

function lastEvaluation({ evaluations }: Letter): Line[] {
  const last = evaluations.at(-1);
  return last === undefined ? [] : evaluationLines(last);
}

function evaluationLines({ scores, results: found, ...said }: Evaluation): Line[] {
  const { redoDays, institutionsMade, opinion } = said;
  const names = Object.keys(aspects) as (keyof typeof aspects)[];
  return [
    {
      label: "整改评估",
      value: names.map((name) => `${aspects[name]} ${scores[name]}`).join("，"),
    },
    ...optional("新建、修订制度（项）", institutionsMade?.toString()),
    ...found.map(({ demand, result }) => ({ label: `建议 ${demand}`, value: results[result] })),
    ...optional("评估意见", opinion),
    ...optional("进一步整改（日）", redoDays?.toString()),
  ];
}

function optional(label: string, value: string | undefined): Line[] {
  return value === undefined || value === "" ? [] : [{ label, value }];
}

/** How the letter was handed over, in words. */
export function serviceText({ service }: Letter): string {
  if (service === undefined) return "";
  const mode = serviceModes[service.mode as keyof typeof serviceModes];
  return `${service.servedOn} ${mode}，${service.receivedBy}签收`;
}

/** The title of GB/T 9704: 关于××的纪检监察建议. */
export function titleOf(state: Letter): string {
  const { subject } = checkedContent(state.content);
  return `关于${subject}的${kindOf(state.content)}`;
}

/** Who proposed a letter, who may not sit on it, and which unit's people answer it. */
export function barsOf({ proposer, recusals, room, content, servedTo }: Letter): MatterOf {
  const { unitId } = content.addressee;
  return {
    proposer,
    recused: recusals.map(({ person }) => person),
    room,
    addressee: unitId,
    concerns: [unitId],
    ...(servedTo === undefined ? {} : { servedTo }),
  };
}
