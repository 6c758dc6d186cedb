import type { Day } from "#kernel/deadline/day.ts";
import type { Clue } from "#process/clue/schema.ts";

/**
 * By which day a clue stands in each of the three tables of a study meeting (三表, ledgers sheet §5.1);
 * undefined where it does not. Ledgers and reports go by the same.
 */
export const studyDays = {
  /** 处置和办理情况: the last way that was approved, else the day on which one was proposed. */
  progress: ({ approved, opinedOn }: Clue): Day | undefined => approved.at(-1)?.on ?? opinedOn,
  /** 移送 */
  transfer: ({ transfer }: Clue): Day | undefined => transfer?.sentOn,
  /** 办结 */
  ending: ({ ending }: Clue): Day | undefined => ending?.on,
} as const;
