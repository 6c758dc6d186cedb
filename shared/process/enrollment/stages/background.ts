import type { Event } from "#kernel/record/event.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment, Study } from "../schema.ts";

type Line = { label: string; value: string };

const results = { passed: "通过", rejected: "未通过", deferred: "缓议" } as const;

/** Sources that a decider weighs beside the sealed text: scores with their sources, norms, secrecy. */
export function background({ scoreSheet, nomination, request, room }: Enrollment): Line[] {
  const basis = nomination?.basis ?? [];
  return [
    { label: "承办室", value: room },
    ...scoreSheet.items.map(({ item, score, source }) => ({
      label: `评分：${item}`,
      value: `${score} 分（来源：${source}）`,
    })),
    ...basis.map(({ title, issuer, number, date }) => ({
      label: `依据：《${title}》`,
      value: [issuer, number, date].filter((one) => one !== undefined && one !== "").join("，"),
    })),
    ...(request === undefined
      ? []
      : [
          {
            label: "请示",
            value: `${request.documentNumber}，${request.sentOn} 送出，密级：${request.classification}`,
          },
        ]),
  ];
}

/** What the enrollment's own events tell who decides after them. */
export const said: Readonly<Record<string, (data: Event["data"]) => readonly Line[]>> = {
  "enrollment.studied": (data) => minutes((data as EnrollmentData["enrollment.studied"]).study),
  "enrollment.review-called": ({ reason }) => [{ label: "理由", value: String(reason) }],
  "enrollment.supplement-extension-asked": ({ days, reason }) => [
    { label: "申请延长", value: `${days} 个工作日` },
    { label: "理由", value: String(reason) },
  ],
  "enrollment.supplement-extended": ({ days }) => [
    { label: "同意延长", value: `${days} 个工作日` },
  ],
  "enrollment.supplement-extension-denied": ({ reason }) => [
    { label: "理由", value: String(reason) },
  ],
  "enrollment.guard-overridden": ({ reason }) => [{ label: "理由", value: String(reason) }],
};

function minutes(study: Study): Line[] {
  const { minutesNumber, heldOn, entitled, present, recused, yes, no, abstain } = study;
  return [
    { label: "纪要", value: `${minutesNumber}（${heldOn} 会议）` },
    {
      label: "表决",
      value: `应到 ${entitled}，实到 ${present}，回避 ${recused.length}，赞成 ${yes}，反对 ${no}，弃权 ${abstain}；${results[study.result]}`,
    },
    { label: "会议意见", value: study.opinion },
  ];
}
