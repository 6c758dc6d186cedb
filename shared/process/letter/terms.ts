/** Closed lists of the recommendation letter, English term to Chinese label. */

/** Whom a letter is addressed to; its kind follows from it (norms §2.4). */
export const organs = { PARTY: "党组织", UNIT: "单位", BOTH: "党组织和单位" } as const;

/** 建议书种类, by addressee: a party organ, a state unit, or both in the same matter. */
export const letterKinds = {
  PARTY: "纪律检查建议",
  UNIT: "监察建议",
  BOTH: "纪检监察建议",
} as const satisfies Record<keyof typeof organs, string>;

/** 监察法实施条例 Art. 39: the cases in which a letter is issued. */
export const grounds = {
  INTEGRITY: "廉政建设方面存在突出问题",
  POWER: "权力运行制约监督存在较大风险",
  EDUCATION: "教育管理监督方面存在突出问题",
  RULES: "执行法律法规制度不到位",
  DUTIES: "不履行或者不正确履行法定职责",
  OTHER: "其他需要提出建议的情形",
} as const;

/** 监察法实施条例 Art. 236: who may be heard on a draft. */
export const consultationModes = {
  RESEARCH: "专题调研",
  DEPARTMENTS: "部门会商",
  SPECIAL_INSPECTORS: "听取特约监察员意见",
  UNIT: "与被建议单位沟通",
} as const;

export const serviceModes = {
  DIRECT: "直接送达",
  MEETING: "会议送达",
  PUBLIC: "公开送达",
} as const;

/** How far one demand has been met. */
export const results = {
  DONE: "完成",
  PAPER_ONLY: "仅书面",
  PARTIAL: "部分完成",
  NOT_DONE: "未完成",
} as const;

/** The five aspects of an evaluation (process sheet §4.4). */
export const aspects = {
  responsibility: "责任落实",
  implementation: "整改实施",
  institutions: "制度建设",
  correction: "问题纠治",
  effect: "效果",
} as const;

/** How a revisit is done (norms §2.4, form). */
export const revisitMethods = {
  REPORT: "听取汇报",
  INTERVIEW: "个别访谈",
  LEDGER: "查阅台账",
  ON_SITE: "现场检查",
} as const;

/** How an objection is answered. */
export const objectionAnswers = { maintain: "维持", amend: "修改", revoke: "撤销" } as const;

/** States of the letter's machine, in the order of the chain; APPROVAL of the sheet is three. */
export const letterStatuses = {
  DRAFT: "起草",
  CONSULTING: "会商",
  TRIAL_CHECK: "审核",
  ROOM_APPROVAL: "室主任审批",
  DEPUTY_APPROVAL: "分管领导审批",
  SECRETARY_APPROVAL: "主要负责人签发",
  NUMBERING: "待编号",
  SIGNED: "已签发编号",
  SERVED: "已送达",
  OBJECTED: "提出异议",
  AMENDED: "修改后重新制发",
  REVOKED: "已撤销",
  RECTIFYING: "整改中",
  EXTENSION_PENDING: "申请延期",
  FEEDBACK_SUBMITTED: "已反馈",
  EVALUATING: "评估中",
  REDO: "进一步整改",
  CLOSED: "销号",
  REVISITED: "已回访",
  REFUSED: "拒不采纳",
  REFERRED: "已提请责令改正",
  RETURNED: "退回补充",
  WITHDRAWN: "已撤回",
} as const;

export type LetterStatus = keyof typeof letterStatuses;
