import { dayOf } from "#kernel/deadline/day.ts";
import { after, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import { findingDays, lastRecord } from "../inspection/days.ts";
import type { Targeted } from "./schema.ts";

const entered = ({ enteredAt }: Targeted) => ({ day: dayOf(enteredAt), what: "方案批准之日" });
const served = ({ requests }: Targeted) => ({
  day: requests.at(-1)?.servedOn,
  what: "调取清单送达日期",
});
const begun = ({ onSite }: Targeted) => ({ day: onSite?.beganOn, what: "现场检查开始日期" });
const confirmed = ({ confirmedOn }: Targeted) => ({ day: confirmedOn, what: "问题确认日期" });
const period = (name: string) => ({
  [`${name}.period.from`]: mayCome<Targeted>(),
  [`${name}.period.to`]: after(mayCome<Targeted>(), dayAt(`${name}.period.from`, "起日")),
});

/** Which day each day of a targeted inspection must follow (process sheet §4.3). */
export const days: DayRules<Targeted> = {
  draft: period("plan"),
  revise: period("plan"),
  widen: period("plan"),
  serve: { servedOn: happened(entered) },
  receive: { receivedOn: happened(served) },
  "begin-on-site": { on: happened(served) },
  "record-method": { "record.on": happened(begun) },
  "end-on-site": {
    on: happened(begun, lastRecord),
  },
  find: findingDays,
  hear: { "hearing.on": happened(served) },
  dispose: { "disposal.decidedOn": happened(confirmed) },
  refund: { "refund.paidOn": happened(confirmed) },
  settle: { "settlement.doneOn": happened(confirmed) },
};
