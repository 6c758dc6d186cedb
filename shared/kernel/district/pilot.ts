import * as z from "zod/mini";
import type { Day } from "../deadline/day.ts";
import type { Refusal } from "../refusal.ts";
import { refuse } from "../refusal.ts";
import { DayText } from "../text/text.ts";

/** mechanisms that a district tries out (探索). */
export const pilotNames = {
  matters: "个人有关事项报告",
  education: "定期廉政教育",
  awards: "评先评优征求意见",
} as const;
export type Pilot = keyof typeof pilotNames;

const Trial = z.optional(z.object({ from: DayText }));

/**
 * Which pilots a district runs, each with its first day (Shanghai). Without a line a pilot is off:
 * nothing new begins, what is running ends as it would.
 */
export const Pilots = z.object({ matters: Trial, education: Trial, awards: Trial });
export type Pilots = z.infer<typeof Pilots>;

/** Why a pilot's matters may not begin on a day; undefined where they may. */
export function pilotProblem(
  { config }: { config: { pilots?: Pilots | undefined } },
  pilot: Pilot,
  on: Day,
): Refusal | undefined {
  const from = config.pilots?.[pilot]?.from;
  if (from === undefined) return refuse("pilot.off", `${pilotNames[pilot]}未开展`);
  return on < from ? refuse("pilot.off", `${pilotNames[pilot]}自 ${from} 起开展`) : undefined;
}
