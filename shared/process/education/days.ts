import { type DayRules, mayCome } from "#kernel/deadline/order.ts";
import type { Education } from "./schema.ts";

/** A session lies ahead when it is planned or put off; its commands refuse a day gone by. */
export const days: DayRules<Education> = {
  plan: { "plan.on": mayCome() },
  postpone: { on: mayCome() },
};
