import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Listed } from "./listed.ts";
import type { Result, screeningStatuses } from "./terms.ts";

/** A screening of a room in a year, and the district's thresholds on the day it was opened. */
export type Opening = {
  year: number;
  room: string;
  from: Day;
  threshold: DistrictConfig["threshold"];
  /** The ranked list on that day, without what petitions tell; older ones have none. */
  listed?: readonly Listed[];
  /** Of the ranked, how many the list has no room for. */
  unlisted?: number;
};

/** What the room says of it. */
export type Conclusion = {
  result: Result;
  on: Day;
  by: string;
  judgment: string;
  /** Keys of the list. */
  picked?: readonly string[];
  /** Others, in the room's words. */
  chosen?: string;
};

/** The state of one screening. */
export type Screening = Conductable &
  Opening & {
    status: keyof typeof screeningStatuses;
    conclusion?: Conclusion;
  };
