import { declareChain } from "#kernel/conduct/chain.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import { targetedStatuses } from "./terms.ts";

const decisions = { approve: "同意", return: "退回补充", reject: "不同意（终止）" } as const;
const declared = { declares: "no-ties" } as const;

/** 靶向性检查, from its plan to the end of every disposal (process sheet §4.3). */
export const chain = declareChain({
  kind: "targeted",
  title: "靶向性检查",
  statuses: targetedStatuses,
  moves: {
    "targeted.drafted": "DRAFT",
    "targeted.submitted": "PLAN_REVIEW",
    "targeted.disposal-opened": "DISPOSAL",
    "targeted.cancelled": "CANCELLED",
  },
  /** Whatever goes beyond the approved plan (`widened`) is approved anew. */
  ways: {
    PLAN_REVIEW: { approve: "PLAN_APPROVAL", return: "RETURNED", reject: "CANCELLED" },
    PLAN_APPROVAL: { approve: "APPROVED", return: "RETURNED", reject: "CANCELLED" },
    RETURNED: { resubmitted: "PLAN_REVIEW" },
    APPROVED: { served: "DOC_REQUESTED" },
    DOC_REQUESTED: { complete: "ANALYZING", partial: "ANALYZING", widened: "PLAN_REVIEW" },
    ANALYZING: { again: "ANALYZING", reviewed: "ON_SITE", widened: "PLAN_REVIEW" },
    ON_SITE: { ended: "FINDINGS_DRAFT", widened: "PLAN_REVIEW" },
    FINDINGS_DRAFT: { submitted: "FINDINGS_REVIEW", widened: "PLAN_REVIEW" },
    FINDINGS_REVIEW: { approve: "FINDINGS_CONFIRMED", none: "CLOSED", return: "FINDINGS_DRAFT" },
    DISPOSAL: { done: "CLOSED" },
  },
  /** Until its findings are confirmed an inspection may be cancelled. */
  ends: { cancelled: "CANCELLED" },
  stages: {
    PLAN_REVIEW: approval(
      "靶向检查工作方案室务审核",
      "ROOM_DIRECTOR",
      "D-TI-PLAN",
      decisions,
      declared,
    ),
    PLAN_APPROVAL: approval(
      "靶向检查工作方案审批",
      "DEPUTY_SECRETARY",
      "D-TI-PLAN",
      decisions,
      declared,
    ),
    RETURNED: work("补充工作方案", "proposer", "D-TI-SUPPLEMENT"),
    APPROVED: work("送达调取清单", "proposer", "D-TI-SERVE"),
    DOC_REQUESTED: work("收取调取材料", "proposer", "D-TI-1"),
    ANALYZING: work("比对数据并核查疑点", "proposer", "D-TI-WORK"),
    ON_SITE: work("现场检查", "proposer", "D-TI-WORK"),
    FINDINGS_DRAFT: work("拟定问题清单", "proposer", "D-TI-2"),
    FINDINGS_REVIEW: asks(
      "问题清单审核",
      "ROOM_DIRECTOR",
      "D-TI-2",
      {
        approve: { label: "确认问题", outcome: "approve", opinion: "optional" },
        none: { label: "确认未发现问题", outcome: "none", opinion: "required" },
        return: { label: "退回修改", outcome: "return", opinion: "required" },
      },
      declared,
    ),
    DISPOSAL: asks("处置完毕，办结", "ROOM_DIRECTOR", "D-TI-DISPOSAL", {
      close: { label: "办结", outcome: "done", opinion: "required" },
    }),
  },
  /** The list of documents, before each inspected unit itself. */
  beside: {
    UNIT_DOCUMENTS: asks(
      "报送调取的材料",
      "addressee",
      "D-TI-1",
      { submit: { label: "材料已报送", outcome: "submitted", opinion: "optional" } },
      { linkLife: "with-due" },
    ),
  },
  /** The unit's records are compared before people are asked. */
  preparing: {
    ANALYZING: { function: "analyzer", step: "analyze", title: "比对数据", seconds: 960 },
  },
});
