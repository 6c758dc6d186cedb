import { type DayRules, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Debriefing } from "./schema.ts";

const accepted = ({ acceptedOn }: Debriefing) => ({ day: acceptedOn, what: "报告审核通过日期" });
const held = ({ meeting, written, absence }: Debriefing) => ({
  day: meeting?.on ?? written?.on ?? absence?.on,
  what: "述责述廉日期",
});

/** Which day each day of a debriefing must follow (process sheet §4.7). */
export const days: DayRules<Debriefing> = {
  plan: { "plan.meetingOn": mayCome() },
  postpone: { meetingOn: mayCome() },
  present: { "meeting.on": happened(accepted) },
  "note-absence": { on: happened(accepted) },
  "accept-writing": { on: happened(accepted) },
  "feed-back": { "feedback.servedOn": happened(held) },
  publish: {
    "publication.on": happened(({ feedback, written }: Debriefing) => ({
      day: feedback?.servedOn ?? written?.on,
      what: "反馈日期",
    })),
  },
  "TALK.talked": { on: happened(held) },
};
