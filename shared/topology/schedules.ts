import type { Topology } from "#kernel/topology.ts";

const minute = 60;
const hour = 60 * minute;

/** Five-field cron, in `timezone`; a call that could not be made is tried again so many seconds. */
export const schedules = {
  /** Each day, before its ladders at 00:10: each opener knows its own days. */
  cycle: { function: "cycle", cron: "5 0 * * *", patience: 6 * hour },
  sweep: { function: "sweep", cron: "* * * * *", patience: 5 * minute },
  /** Past midnight, when no reaction of the day before is under way any more. */
  seal: { function: "seal", cron: "30 0 * * *", patience: 6 * hour },
  /** Mondays, before the morning's digests. */
  watch: { function: "watch", cron: "0 8 * * 1", patience: 6 * hour },
} as const satisfies Topology["schedules"];
