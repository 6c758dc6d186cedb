import { after, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Opinion } from "./schema.ts";

const asked = {
  "request.on": happened<Opinion>(),
  "request.examinationOn": mayCome<Opinion>(),
  "request.urgent.wantedBy": after(mayCome<Opinion>(), dayAt("request.on", "来函日期")),
};

/** Which day each day of an opinion request must follow (process sheet §4.9). */
export const days: DayRules<Opinion> = {
  request: asked,
  supplement: asked,
  "SIGNED.send": {
    on: happened(({ replies }: Opinion) => ({ day: replies.at(-1)?.on, what: "签发日期" })),
  },
};
