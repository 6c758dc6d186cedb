/** States of an opinion request (process sheet §4.9, §4.10), with the steps that the sheet joins. */
export const opinionStatuses = {
  REQUESTED: "待登记",
  RETURNED: "退回补正",
  CHECKING: "各室核查",
  DRAFTED: "拟定答复",
  DEPUTY: "分管领导审核",
  SECRETARY: "主要负责人签发",
  SIGNED: "已签发待发出",
  REPLIED: "已答复",
  REANSWER: "暂缓事项再次答复",
  REOPENED: "有效期内出现新情况",
  EXPIRED: "答复已过有效期",
  WITHDRAWN: "已撤回",
} as const;
export type OpinionStatus = keyof typeof opinionStatuses;

/** What a letter of the commission is: the reply, the answer after 暂缓, or a correction. */
export const rounds = {
  REPLY: "答复",
  REANSWER: "暂缓后再次答复",
  CORRECTION: "更正",
} as const;
export type Round = keyof typeof rounds;

/** Where the drafting of each round is done. */
export const statusOfRound = {
  REPLY: "DRAFTED",
  REANSWER: "REANSWER",
  CORRECTION: "REOPENED",
} as const satisfies Readonly<Record<Round, OpinionStatus>>;

/** Parts of a request that the commission asks for before it registers one. */
export const lettersParts = {
  seal: "来函未加盖公章",
  forms: "未附干部任免审批表（名单呈报表）",
  examination: "须在考察之前征求意见",
  people: "名单中有人未注明是否本机关管理的人员",
  ours: "名单中没有本机关管理的人员",
} as const;
export type MissingPart = keyof typeof lettersParts;

/** Most names of one request; a longer list is split (process sheet §4.9). */
export const mostNames = 20;
