import { dayOf } from "#kernel/deadline/day.ts";
import { after, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Clue } from "./schema.ts";

const received = ({ receivedOn }: Clue) => ({ day: receivedOn, what: "收到日期" });
const signed = ({ signedOn, receivedOn }: Clue) => ({
  day: signedOn ?? receivedOn,
  what: "签收日期",
});
const approved = ({ approved, receivedOn }: Clue) => ({
  day: approved.at(-1)?.on ?? receivedOn,
  what: "批准日期",
});
const entrusted = ({ entrusted }: Clue) => ({ day: entrusted?.servedOn, what: "委托谈话送达日期" });
const inquired = ({ inquiry }: Clue) => ({ day: inquiry?.servedOn, what: "函询送达日期" });
const talked = ({ talks }: Clue) => ({ day: talks.at(-1)?.on, what: "谈话日期" });
const answered = ({ talks, replies, receivedOn }: Clue) => ({
  day: [receivedOn, talks.at(-1)?.on ?? "", replies.at(-1)?.receivedOn ?? ""].toSorted().at(-1),
  what: "谈话或者答复日期",
});
const verifying = ({ verification }: Clue) => ({ day: verification?.approvedOn, what: "批准日期" });
const filed = ({ filing }: Clue) => ({ day: filing?.on, what: "立案日期" });
const decided = ({ decidedOn }: Clue) => ({ day: decidedOn, what: "决定日期" });
const ended = ({ ending }: Clue) => ({ day: ending?.on, what: "了结日期" });

/** Approvals are given in the system, so the day on which it went to the party committee is that of its entry. */
const submitted = ({ enteredAt }: Clue) => ({ day: dayOf(enteredAt), what: "报请审批之日" });

/** Which day each day of a clue must follow (process sheet §4.5). */
export const days: DayRules<Clue> = {
  report: {
    "report.receivedOn": happened(),
    "report.period.from": happened(),
    "report.period.to": after(mayCome(), dayAt("report.period.from", "起日")),
  },
  "DISPUTED.ours": { on: happened(received) },
  "DISPUTED.theirs": { on: happened(received) },
  "OPINION_PARTY.approve": { on: happened(received, submitted) },
  "TRANSFER.send": { sentOn: happened(received, approved) },
  "EXECUTION.done": { on: happened(received, decided) },
  "STATEMENT.received": { on: happened(received, talked) },
  "SERVICE.served": { on: happened(received, decided) },
  "FEEDBACK.told": { on: happened(received, ended) },
  "CLEARING.cleared": { on: happened(received, ended) },
  // The person may have died or left long before anybody told of them.
  "tell-subject-left": { on: happened() },
  study: { "study.on": happened(signed) },
  entrust: { servedOn: happened(approved) },
  "hold-talk": { "talk.on": happened(approved, entrusted) },
  "serve-inquiry": { "inquiry.servedOn": happened(approved) },
  "receive-reply": { "reply.receivedOn": happened(received, inquired) },
  "spot-check": { "check.on": happened(answered) },
  "report-verification": { "report.on": happened(received, verifying) },
  announce: {
    on: happened(received, filed),
    unitToldOn: happened(received, filed),
  },
  measure: { "disposal.decidedOn": happened(received, filed) },
};
