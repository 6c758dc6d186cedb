import type { Day } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { World } from "#kernel/world.ts";

/** What an opener is told: whose day it is, and which one. */
export type Opening = { district: string; rules: Rules; today: Day };

/**
 * What the calendar opens in a district. It is asked every day, does nothing on days that are none of
 * its own, and is harmless when repeated. Hands back how many matters it saw to.
 */
export type Opener = (world: World, opening: Opening) => Promise<number>;

/** Everything that the calendar brings, one line each; loaded when the first district is opened. */
export const openers = {
  quarter: async () => (await import("./open-quarter.ts")).openQuarter,
  education: async () => (await import("./open-education.ts")).openEducation,
  debriefings: async () => (await import("./open-debriefings.ts")).openDebriefings,
  confirmations: async () => (await import("./open-confirmations.ts")).openConfirmations,
  reports: async () => (await import("./open-reports.ts")).openReports,
  screenings: async () => (await import("./open-screenings.ts")).openScreenings,
  warnings: async () => (await import("./open-warnings.ts")).openWarnings,
  matters: async () => (await import("./open-matters.ts")).openMatters,
} as const satisfies Readonly<Record<string, () => Promise<Opener>>>;
