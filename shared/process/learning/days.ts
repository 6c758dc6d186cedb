import { type DayRules, happened } from "#kernel/deadline/order.ts";
import { wasAbsent } from "./people/attend.ts";
import { type Learning, yearly } from "./schema.ts";

const joined = ({ since }: Learning) => ({ day: since, what: "纳入日期" });

/** The absence that led to the talk; a further one may have come before it was held. */
const absent = ({ entries }: Learning) => {
  const missed = entries
    .filter(wasAbsent)
    .map(({ on }) => on)
    .sort();
  const year = missed.at(-1)?.slice(0, 4) ?? "";
  const ofYear = missed.filter((on) => on.startsWith(year));
  return { day: ofYear[yearly.absences - 1], what: "缺席的教育日期" };
};

/** Which day each day of an education record must follow (process sheet §4.11). */
export const days: DayRules<Learning> = {
  "ENTRY_TALK.talked": { on: happened(joined) },
  "ABSENCE_TALK.talked": { on: happened(joined, absent) },
  // The session that is made up for is known with the question: the answer asks for its day.
  "MAKE_UP.done": { on: happened(joined) },
};
