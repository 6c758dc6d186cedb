/** 线索来源 (条例 Art. 202, ledger L3). */
export const sources = {
  PETITION: "信访举报",
  INSPECTION: "监督检查",
  PATROL: "巡视巡察",
  AUDIT: "审计",
  ORGANS: "司法执法等机关移送",
  SUPERIOR: "上级交办",
  OTHER: "其他",
} as const;
export type Source = keyof typeof sources;

/** States of a clue (process sheet §4.5), each with the step of the office that it waits for. */
export const clueStatuses = {
  RECEIVED: "待登记",
  REGISTERED: "待分办",
  DISPUTED: "管辖待定",
  ASSIGNMENT: "分办待批",
  ASSIGNED: "待签收",
  STUDYING: "研判",
  LOOK_APPROVAL: "适当了解待批",
  PRELIM_LOOK: "适当了解",
  OPINION_ROOM: "处置意见室务审核",
  OPINION_DEPUTY: "处置意见分管领导审核",
  OPINION_SECRETARY: "处置意见主要领导审批",
  OPINION_PARTY: "报区委主要负责人审批",
  TALK: "谈话",
  TALK_ENTRUSTED: "委托谈话",
  INQUIRY: "函询待发",
  INQUIRY_SERVED: "函询待复",
  INQUIRY_URGED: "函询催复",
  AFTER_TALK: "谈话函询后研判",
  PRELIM_VERIFY: "初步核实",
  SHELVED: "暂存待查",
  TRANSFER: "待移送",
  FILED: "立案审查调查",
  TRIAL: "审理",
  DECISION: "处分决定待批",
  EXECUTION: "处分决定送达执行",
  CLOSED: "予以了结",
  DISPOSED: "已处置",
  TRANSFERRED: "已移送",
  MERGED: "已并案",
} as const;
export type ClueStatus = keyof typeof clueStatuses;

/** Statuses in which nothing more is to be decided on the clue. */
export const ended: readonly ClueStatus[] = ["CLOSED", "DISPOSED", "TRANSFERRED", "MERGED"];

/** Statuses in which a clue on somebody's desk may still join another about the same matter. */
export const mergeable = [
  "ASSIGNED",
  "STUDYING",
  "AFTER_TALK",
  "PRELIM_VERIFY",
  "SHELVED",
] as const satisfies readonly ClueStatus[];

/** Ways of disposal (条例 Art. 204, 205), and filing after verification (规则 Art. 37). */
export const disposalWays = {
  TALK: "谈话",
  INQUIRY: "函询",
  PRELIM_VERIFY: "初步核实",
  SHELVE: "暂存待查",
  CLOSE: "予以了结",
  TRANSFER: "移送",
  FILE: "立案",
} as const;
export type Way = keyof typeof disposalWays;

/** What an opinion rests on: the first study, a talk or reply, or a verification. */
export const rounds = {
  STUDYING: "首次研判",
  AFTER_TALK: "谈话函询后",
  PRELIM_VERIFY: "初步核实后",
} as const;
export type Round = keyof typeof rounds;

/** Ways that may be proposed after each round; nothing is filed without a verification. */
export const waysAfter: Readonly<Record<Round, readonly Way[]>> = {
  STUDYING: ["TALK", "INQUIRY", "PRELIM_VERIFY", "SHELVE", "CLOSE", "TRANSFER"],
  AFTER_TALK: ["CLOSE", "TALK", "INQUIRY", "PRELIM_VERIFY", "SHELVE", "TRANSFER"],
  PRELIM_VERIFY: ["FILE", "CLOSE", "SHELVE", "TALK", "TRANSFER"],
};

/** How a closed clue ended (process sheet §4.5, 规则 Art. 30). */
export const closings = {
  UNPROVEN: "查无实据",
  UNTRUE: "反映失实，予以澄清",
  ACCEPTED: "采信了结",
  FIRST_FORM: "第一种形态处理后了结",
  NO_MEASURE: "情节轻微，无须处理",
  NOT_REFUNDABLE: "不予处理，涉及款项依法不予退赔",
  SUBJECT_GONE: "被反映人死亡，不再处理",
} as const;
export type ClosingKind = keyof typeof closings;

/** How the name of somebody is cleared of whom something untrue was said. */
export const clearings = {
  MEETING: "会议澄清",
  LETTER: "书面澄清",
  TALK: "当面澄清",
  DECLINED: "本人不要求澄清",
} as const;

/** Every end of a clue: closed, decided on, or no longer ours. */
export const endings = {
  ...closings,
  DISPOSED: "已处置",
  TRANSFERRED: "已移送",
  MERGED: "已并案",
} as const;
export type Ending = keyof typeof endings;

/** Ends after which nothing has to be paid back here: nothing was proved, or it is not ours to take. */
export const moneyless: readonly Ending[] = [
  "UNPROVEN",
  "UNTRUE",
  "ACCEPTED",
  "NOT_REFUNDABLE",
  "SUBJECT_GONE",
  "TRANSFERRED",
];

/** Whether the person was under direct supervision when the clue came in, or when its facts happened. */
export const standings = { ACTIVE: "是", FORMER: "曾经（监督期间的问题）", NONE: "否" } as const;
export type Standing = keyof typeof standings;
