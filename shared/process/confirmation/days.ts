import { type DayRules, happened } from "#kernel/deadline/order.ts";
import type { Confirmation } from "./schema.ts";

/** Which day each day of a unit's proposal must follow: all of them have happened. */
export const days: DayRules<Confirmation> = {
  "ASKED.propose": { on: happened(), electedOn: happened() },
};
