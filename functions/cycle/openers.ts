import type { Day } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/rules.ts";
import type { World } from "#kernel/world.ts";
import { openDebriefings } from "./open-debriefings.ts";
import { openEducation } from "./open-education.ts";
import { openMatters } from "./open-matters.ts";
import { openQuarter } from "./open-quarter.ts";

/** What an opener is told: whose day it is, and which one. */
export type Opening = { district: string; rules: Rules; today: Day };

/**
 * What the calendar opens in a district. It is asked every day, does nothing on days that are none of
 * its own, and is harmless when repeated. Hands back how many matters it saw to.
 */
export type Opener = (world: World, opening: Opening) => Promise<number>;

/** Everything that the calendar brings, one line each. */
export const openers = {
  quarter: openQuarter,
  education: openEducation,
  debriefings: openDebriefings,
  matters: openMatters,
} as const satisfies Readonly<Record<string, Opener>>;
