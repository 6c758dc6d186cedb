/** The parts of the desk, worst first, each with the limit that it is about. */
export const parts = {
  urgent: { title: "紧急", limit: "打击报复举报人的，一个工作日内部署处理。" },
  incoming: {
    title: "新收到，待登记",
    limit: "收到后两个工作日内登记；收到日期是各法定期限的起点。",
  },
  accepting: {
    title: "待受理、待分流",
    limit: "实名举报自收到之日起十五个工作日内告知是否受理；不属本级的，五个工作日内报送或者转送。",
  },
  answering: {
    title: "待告知、待反馈",
    limit: "受理情况自收到、办理结果自办结之日起十五个工作日内告知实名举报人。",
  },
  handling: { title: "办理中", limit: "已转承办室、求决类办理和归档的。" },
} as const;
export type Part = keyof typeof parts;

const stages: Readonly<Record<string, Part>> = {
  URGENT: "urgent",
  RECEIVED: "incoming",
  IDENTITY_CHECK: "accepting",
  CLASSIFYING: "accepting",
  RETURN_APPROVAL: "accepting",
  UPWARD: "accepting",
  TRANSFER: "accepting",
  NOTICE: "answering",
  NOTICE_REQUEST: "answering",
  EXTENSION: "answering",
  COMPLETED: "answering",
  OBJECTION: "answering",
  MESSAGE: "answering",
};

/** The part of the desk in which a question stands; what it names no part for is being handled. */
export function partOf({ task }: { task: string }): Part {
  const [, stage = ""] = task.split(".");
  return stages[stage] ?? "handling";
}
