import { after, called, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Petition } from "./schema.ts";

const received = ({ receivedOn }: Petition) => ({ day: receivedOn, what: "收到日期" });
const completed = ({ completed }: Petition) => ({ day: completed?.on, what: "办结日期" });
const objected = ({ objections }: Petition) => ({
  day: objections.at(-1)?.on,
  what: "提出异议日期",
});

/** Which day each day of a petition must follow (process sheet §4.6). */
export const days: DayRules<Petition> = {
  receive: { "arrival.receivedOn": called("receivedOn", happened()) },
  "IDENTITY_CHECK.confirmed": { on: happened(received) },
  "IDENTITY_CHECK.unconfirmed": { on: happened(received) },
  "COMPLETED.told": { on: happened(received, completed) },
  "COMPLETED.missed": { on: happened(received, completed) },
  "OBJECTION.explain": { on: happened(received, objected) },
  "UPWARD.send": { on: happened(received) },
  "TRANSFER.send": { on: happened(received) },
  "NOTICE.told": { on: happened(received) },
  "NOTICE_REQUEST.told": { on: happened(received) },
  register: {
    "registration.period.from": happened(),
    "registration.period.to": after(mayCome(), dayAt("registration.period.from", "起日")),
  },
  "EXTENSION.told": { on: happened(received) },
  "REPORT_BACK.reported": { on: happened(received) },
  "CLEARING.cleared": { on: happened(received) },
};
