import { type DayRules, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Letter } from "./schema.ts";

const served = ({ service }: Letter) => ({ day: service?.servedOn, what: "送达日期" });

/** Which day each day of a letter must follow (process sheet §4.4). */
export const days: DayRules<Letter> = {
  "SIGNED.serve": {
    servedOn: happened(({ signedOn }: Letter) => ({ day: signedOn, what: "签发日期" })),
  },
  "SERVED.plan": { "doneBy#": mayCome(served) },
  "REFUSED.refer": {
    on: happened(served, ({ refusal }: Letter) => ({ day: refusal?.on, what: "拒不采纳之日" })),
  },
  "CLOSED.revisit": {
    on: happened(({ closedOn }: Letter) => ({ day: closedOn, what: "销号日期" })),
  },
};
