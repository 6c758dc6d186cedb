/** What people call the events of its trail, by type. */
export const words: Readonly<Record<string, string>> = {
  "targeted.drafted": "拟制工作方案",
  "targeted.revised": "修改工作方案",
  "targeted.attached": "调整附件",
  "targeted.submitted": "提交工作方案",
  "targeted.stage-opened": "发出待办",
  "targeted.plan-approved": "方案获批",
  "targeted.returned": "退回",
  "targeted.widened": "申请扩大范围",
  "targeted.documents-requested": "送达调取清单",
  "targeted.documents-received": "签收材料",
  "targeted.went-on-partial": "材料不全继续",
  "targeted.table-added": "上传数据表",
  "targeted.analyzed": "比对",
  "targeted.hit-reviewed": "核查疑点",
  "targeted.on-site-begun": "开始现场检查",
  "targeted.method-recorded": "登记监督方式",
  "targeted.inspector-replaced": "更换检查人员",
  "targeted.on-site-ended": "结束现场检查",
  "targeted.found": "登记问题",
  "targeted.heard": "听取意见",
  "targeted.findings-confirmed": "确认问题",
  "targeted.disposal-opened": "进入处置",
  "targeted.clue-linked": "关联问题线索",
  "targeted.clue-ended": "问题线索办结",
  "targeted.disposed": "登记处理",
  "targeted.refunded": "登记退赔",
  "targeted.settled": "登记整改",
  "targeted.closed": "办结",
  "targeted.cancelled": "撤销检查",
  "targeted.resumed": "恢复中断的流程",
  "targeted.workflow-failed": "流程运行中断",
};

/** From the draft of the plan until the findings are handed in. */
const beforeReview: readonly string[] = [
  ...["DRAFT", "RETURNED", "PLAN_REVIEW", "PLAN_APPROVAL", "APPROVED"],
  ...["DOC_REQUESTED", "ANALYZING", "ON_SITE", "FINDINGS_DRAFT"],
];

/** By verb: the statuses in which a command is offered; `decide` has the last word. */
export const offeredIn: Readonly<Record<string, readonly string[]>> = {
  plan: ["DRAFT", "RETURNED"],
  attachments: ["DRAFT", "RETURNED", "PLAN_REVIEW", "ON_SITE", "FINDINGS_DRAFT", "FINDINGS_REVIEW"],
  submission: ["DRAFT", "RETURNED"],
  widening: ["DOC_REQUESTED", "ANALYZING", "ON_SITE", "FINDINGS_DRAFT"],
  "document-request": ["APPROVED"],
  receipts: ["DOC_REQUESTED", "ANALYZING"],
  "partial-documents": ["DOC_REQUESTED"],
  tables: ["DOC_REQUESTED", "ANALYZING"],
  reanalysis: ["ANALYZING"],
  "hit-reviews": ["ANALYZING", "ON_SITE", "FINDINGS_DRAFT"],
  beginning: ["ANALYZING"],
  records: ["ON_SITE"],
  replacement: [...beforeReview, "FINDINGS_REVIEW"],
  end: ["ON_SITE"],
  findings: ["DOC_REQUESTED", "ON_SITE", "FINDINGS_DRAFT"],
  hearings: ["ON_SITE", "FINDINGS_DRAFT"],
  "findings-submission": ["FINDINGS_DRAFT"],
  disposals: ["DISPOSAL"],
  refunds: ["DISPOSAL"],
  settlements: ["DISPOSAL"],
  cancellation: beforeReview,
  resumption: [],
};

/** Verbs that only whoever started the matter is offered. */
export const ownVerbs: readonly string[] = ["submission", "cancellation"];
