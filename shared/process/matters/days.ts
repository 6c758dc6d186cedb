import { type DayRules, happened } from "#kernel/deadline/order.ts";
import type { Matters } from "./schema.ts";

/** Which day each day of a personal-matters report must follow (process sheet §4.8). */
export const days: DayRules<Matters> = {
  "OMITTED.handle": {
    decidedOn: happened(({ verdict }: Matters) => ({ day: verdict?.on, what: "认定日期" })),
  },
  excuse: {
    // Who knows that they will be late may say so in writing before they are.
    "excuse.on": happened(),
  },
};
