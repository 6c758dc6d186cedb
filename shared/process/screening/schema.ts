import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Result, screeningStatuses } from "./terms.ts";

/** A screening of a room in a year, and the district's thresholds on the day it was opened. */
export type Opening = {
  year: number;
  room: string;
  from: Day;
  threshold: DistrictConfig["threshold"];
};

/** What the room says of it. */
export type Conclusion = {
  result: Result;
  on: Day;
  by: string;
  judgment: string;
  chosen?: string;
};

/** The state of one screening. */
export type Screening = Conductable &
  Opening & {
    status: keyof typeof screeningStatuses;
    conclusion?: Conclusion;
  };
