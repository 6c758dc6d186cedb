import type { Day } from "#kernel/deadline/day.ts";
import type { MeasureKey } from "#process/disposal/measures.ts";

/** What one record says of a person's integrity today, as far as an opinion hangs on it. */
export type StandingFact = { source: string } & (
  | { is: "MEASURE"; measure: MeasureKey; decidedOn: Day; until?: Day }
  | { is: "FILED_CASE" }
  | { is: "DETENTION" }
  | { is: "OPEN_CLUE"; number?: string }
  /** A clue that has been verified, and has not been decided on. */
  | { is: "VERIFIED_CLUE"; number?: string }
  | { is: "OPEN_PETITION" }
  /** 瞒报 verdict on a report of personal matters. */
  | { is: "CONCEALED"; on: Day }
  | { is: "OVERDUE_REPORT"; due: Day }
  /** A letter to the unit that is to be rectified again; who answers for what is left. */
  | { is: "REDO"; responsible: "yes" | "no" }
  /**
   * A letter that the unit has refused to follow, in words, by silence or after two further rounds (拒不采纳);
   * `on` is the day of it once the superior has been asked to order the correction.
   */
  | { is: "UNIT_REFUSED"; on?: Day; responsible: "yes" | "no" }
  /** What an inspection has found of the unit, and what is not mended or disposed of yet. */
  | { is: "UNIT_FINDINGS" }
  /** A debriefing below the line of the district (述责述廉 <70). */
  | { is: "LOW_SCORE"; year: number }
  /** What a room or office says beyond the records. */
  | { is: "ROOM"; by: string; says: "DEFER" | "UNSUITABLE" }
);
