import { type DayRules, happened, mayCome } from "#kernel/deadline/order.ts";
import { findingDays, lastRecord } from "../inspection/days.ts";
import type { Quarterly } from "./schema.ts";
import { daysOf } from "./visits/quarter.ts";

const quarter = (state: Quarterly) => ({ day: daysOf(state).from, what: "本季度第一日" });
const begun = ({ visit }: Quarterly) => ({ day: visit?.beganOn, what: "检查开始日期" });
const approved = ({ confirmedOn }: Quarterly) => ({ day: confirmedOn, what: "报告批准日期" });
const fedBack = ({ feedback }: Quarterly) => ({ day: feedback?.servedOn, what: "反馈送达日期" });

/** Which day each day of a quarterly inspection must follow (process sheet §4.2). */
export const days: DayRules<Quarterly> = {
  plan: { "plan.on": mayCome(quarter) },
  begin: { on: happened(quarter) },
  "record-method": { "record.on": happened(begun) },
  "end-visit": {
    on: happened(begun, lastRecord),
  },
  "record-act": { "act.on": happened(quarter) },
  find: findingDays,
  "feed-back": { "feedback.servedOn": happened(approved) },
  rectify: { "rectified.doneOn": happened(fedBack) },
};
