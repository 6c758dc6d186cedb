/** States of a quarterly inspection (process sheet §4.2), with the two steps of its report's approval. */
export const quarterlyStatuses = {
  DUE: "待安排",
  PLANNED: "已排",
  NOTICED: "已通知",
  ON_SITE: "现场检查",
  REPORTING: "撰写报告",
  REPORT_REVIEW: "报告室务审核",
  REPORT_APPROVAL: "报告分管领导审批",
  FEEDBACK: "待反馈",
  FED_BACK: "已反馈",
  RECTIFYING: "整改中",
  CLOSED: "已办结",
  MISSED: "本季未检",
  WAIVED: "经批准免检",
} as const;
export type QuarterlyStatus = keyof typeof quarterlyStatuses;

/** How a place and its objects are supervised beside the visit (ledger L2, 监督类型). */
export const actTypes = { ATTENDED: "列席", TALK: "谈话" } as const;

/** Before the visit: the quarter's duty is still open. */
export const waiting: readonly QuarterlyStatus[] = ["DUE", "PLANNED", "NOTICED"];
