/** How a report came in (ledger L6, 渠道). */
export const channels = {
  WEB: "网络",
  LETTER: "来信",
  VISIT: "来访",
  CALL: "来电",
  TRANSFER: "转来",
} as const;
export type Channel = keyof typeof channels;

/** Kinds of petitions (process sheet §4.6, CLASSIFIED). */
export const categories = {
  ACCUSATION: "检举控告",
  APPEAL: "申诉",
  ADVICE: "批评建议",
  REQUEST: "其他（求决）",
} as const;
export type Category = keyof typeof categories;

/** What is no accusation: resolved by the petition office itself (信访工作条例 Art. 23, 34). */
export const { ACCUSATION: _accusation, ...requests } = categories;

/** Appeals of somebody punished against the decision on them (监察法 Art. 56), and the limit of each. */
export const appeals = {
  REVIEW: "复审（对处分决定不服）",
  RECHECK: "复核（对复审决定不服）",
} as const;
export type Appeal = keyof typeof appeals;
export const appealLimits: Readonly<Record<Appeal, string>> = {
  REVIEW: "D-PET-REVIEW",
  RECHECK: "D-PET-RECHECK",
};

/** The six words that the public is told, and no others. */
export const publicStatuses = {
  RECEIVED: "已收到",
  ACCEPTED: "已受理",
  HANDLING: "办理中",
  DONE: "已办结",
  NOT_ACCEPTED: "不予受理",
  PASSED_ON: "已转送",
} as const;
export type PublicStatus = keyof typeof publicStatuses;

/** What came of the check of an accusation (ledger L6, 结论). */
export const conclusions = {
  TRUE: "属实",
  PARTLY_TRUE: "部分属实",
  UNTRUE: "不属实",
  UNVERIFIABLE: "无法查实",
} as const;
export type Conclusion = keyof typeof conclusions;

/** Whether a reporter gives their name; what handlers see of the reporter is this word alone. */
export const signatures = { NAMED: "实名", ANONYMOUS: "匿名" } as const;
export type Signature = keyof typeof signatures;

/** States of a petition inside the office. */
export const petitionStatuses = {
  RECEIVED: "待登记",
  IDENTITY_CHECK: "身份核实",
  CLASSIFYING: "待分类",
  ACCEPTED: "已受理，待转办",
  TO_HANDLER: "已转承办室",
  RETURN_APPROVAL: "承办室退件待批",
  IN_CLUE: "线索办理中",
  RESOLVING: "求决类办理",
  COMPLETED: "已办结，待反馈",
  FED_BACK: "已反馈",
  OBJECTION: "异议办理",
  ARCHIVING: "待归档",
  UPWARD: "待报上级",
  PURGE_APPROVAL: "待销毁（二人）",
  TRANSFER: "待转送",
  OUT_OF_LEVEL: "已报上级，本级不留存",
  TRANSFERRED: "已转送",
  DUPLICATE: "重复件",
  NOT_ACCEPTED: "不予受理",
  ARCHIVED: "已归档",
} as const;
export type PetitionStatus = keyof typeof petitionStatuses;

/** What the public is told in each state; a duplicate reads as what it joined. */
export const publicStatusOf: Readonly<Record<PetitionStatus, PublicStatus>> = {
  RECEIVED: "RECEIVED",
  IDENTITY_CHECK: "RECEIVED",
  CLASSIFYING: "RECEIVED",
  ACCEPTED: "ACCEPTED",
  TO_HANDLER: "HANDLING",
  RETURN_APPROVAL: "HANDLING",
  IN_CLUE: "HANDLING",
  RESOLVING: "HANDLING",
  COMPLETED: "DONE",
  FED_BACK: "DONE",
  OBJECTION: "HANDLING",
  ARCHIVING: "DONE",
  UPWARD: "PASSED_ON",
  PURGE_APPROVAL: "PASSED_ON",
  TRANSFER: "PASSED_ON",
  OUT_OF_LEVEL: "PASSED_ON",
  TRANSFERRED: "PASSED_ON",
  DUPLICATE: "HANDLING",
  NOT_ACCEPTED: "NOT_ACCEPTED",
  ARCHIVED: "DONE",
};

/** What its reporter reads: nothing has been passed on before it was. */
export const toldOf: typeof publicStatusOf = {
  ...publicStatusOf,
  UPWARD: "RECEIVED",
  TRANSFER: "RECEIVED",
};

/** Ways in which a reporter is told something. */
export const tellings = {
  PHONE: "电话",
  LETTER: "书面",
  MEETING: "当面",
  PAGE: "查询页面留言",
} as const;

/** Clocks that rules of the Party or the State set, not this office (deadline register, sources S and S2). */
export const legalClocks: readonly string[] = [
  "D-PET-1",
  "D-PET-2",
  "D-PET-3",
  "D-PET-4",
  "D-PET-7",
  "D-PET-8",
  "D-PET-9",
  "D-PET-REVIEW",
  "D-PET-RECHECK",
  "D-CLU-3",
];
