/** States of a targeted inspection (process sheet §4.3), with the steps of its two approvals. */
export const targetedStatuses = {
  DRAFT: "拟制方案",
  PLAN_REVIEW: "方案室务审核",
  PLAN_APPROVAL: "方案分管领导审批",
  RETURNED: "退回补充",
  APPROVED: "已批准",
  DOC_REQUESTED: "已调材料",
  ANALYZING: "比对",
  ON_SITE: "现场检查",
  FINDINGS_DRAFT: "拟定问题清单",
  FINDINGS_REVIEW: "问题清单审核",
  FINDINGS_CONFIRMED: "问题已确认",
  DISPOSAL: "处置中",
  CLOSED: "已办结",
  CANCELLED: "已撤销",
} as const;
export type TargetedStatus = keyof typeof targetedStatuses;

/** 监督类型 of an inspection (ledger L2): 靶向 unless its plan says that it is a special one. */
export const inspectionTypes = { TARGETED: "靶向", SPECIAL: "专项" } as const;

/** Until the director has confirmed what was found: the inspection itself is under way. */
export const unconfirmed: readonly TargetedStatus[] = [
  "DRAFT",
  "PLAN_REVIEW",
  "PLAN_APPROVAL",
  "RETURNED",
  "APPROVED",
  "DOC_REQUESTED",
  "ANALYZING",
  "ON_SITE",
  "FINDINGS_DRAFT",
  "FINDINGS_REVIEW",
];

/** What a person makes of a hit: it stays suspicious, or it has been explained. */
export const verdicts = { SUSPECT: "存疑，列入核查", EXPLAINED: "已作出合理说明" } as const;
export type Verdict = keyof typeof verdicts;
