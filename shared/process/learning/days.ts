import { type DayRules, happened } from "#kernel/deadline/order.ts";
import type { Learning } from "./schema.ts";

const joined = ({ since }: Learning) => ({ day: since, what: "纳入日期" });

/** Which day each day of an education record must follow (process sheet §4.11). */
export const days: DayRules<Learning> = {
  "ENTRY_TALK.talked": { on: happened(joined) },
  "ABSENCE_TALK.talked": { on: happened(joined) },
  // The session that is made up for is known with the question: the answer asks for its day.
  "MAKE_UP.done": { on: happened(joined) },
};
