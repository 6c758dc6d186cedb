import type { Enrollment } from "../schema.ts";
import { proposals, removalReasons, reviewCauses, suspensionCauses } from "../terms.ts";
import { isReviewStage } from "./review-stages.ts";

type Line = { label: string; value: string };

/** What a question asks besides the matter itself: the review's sheet, the days of a suspension, more time. */
export function describeStage(state: Enrollment, stage: string): Line[] {
  if (isReviewStage(stage)) return reviewLines(state);
  if (stage === "SUSPENSION") return suspensionLines(state.suspensionProposal);
  if (stage === "SUSPENSION_END") return suspensionLines(state.suspension);
  if (stage === "SUPPLEMENT_EXTENSION") return extensionLines(state);
  if (stage === "REINSTATEMENT")
    return [
      ...suspensionLines(state.suspension),
      { label: "恢复日期", value: state.reinstatement?.on ?? "" },
      { label: "恢复理由", value: state.reinstatement?.reason ?? "" },
    ];
  return stage === "YEARLY_REVIEW" ? causeLines(state) : [];
}

function extensionLines({ supplementExtension: asked }: Enrollment): Line[] {
  return asked === undefined
    ? []
    : [
        { label: "原补充期限", value: asked.due },
        { label: "申请延长", value: `${asked.days} 个工作日` },
        { label: "延期理由", value: asked.reason },
      ];
}

function causeLines({ reviewCall }: Enrollment): Line[] {
  return reviewCall === undefined
    ? []
    : [
        { label: "提前评估事由", value: reviewCauses[reviewCall.cause] },
        { label: "事由说明", value: reviewCall.reason },
      ];
}

function reviewLines({ review }: Enrollment): Line[] {
  if (review === undefined) return [];
  const { cause, sheet } = review;
  return [
    { label: "评估事由", value: reviewCauses[cause] },
    { label: "职责完成率", value: `${sheet.dutiesDone}%` },
    { label: "发现问题", value: `${sheet.findings} 个` },
    { label: "问题线索", value: `${sheet.clues} 件` },
    { label: "信访举报", value: `${sheet.petitions} 件` },
    { label: "综合评分", value: `${sheet.score} 分` },
    { label: "评估建议", value: proposals[sheet.proposal] },
    ...(sheet.removalReason === undefined || sheet.proposal !== "REMOVE"
      ? []
      : [{ label: "退出原因", value: removalReasons[sheet.removalReason] }]),
    { label: "评估意见", value: sheet.opinion },
  ];
}

function suspensionLines(of: Enrollment["suspensionProposal"]): Line[] {
  if (of === undefined) return [];
  const { cause, reason, from, to } = of;
  return [
    { label: "中止事由", value: suspensionCauses[cause] },
    { label: "事由说明", value: reason },
    { label: "中止期间", value: `${from} 至 ${to ?? "另行提出恢复"}` },
  ];
}
