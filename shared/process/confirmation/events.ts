import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { Changes } from "./forms.ts";
import type { Proposal, Told } from "./schema.ts";
import type { Cause } from "./terms.ts";

/** What each event of a unit's confirmation says. */
export type ConfirmationData = {
  "confirmation.opened": Told & { district: string; cause: Cause; from: Day; note?: string };
  "confirmation.refreshed": Pick<Told, "unitName" | "lines" | "room">;
  "confirmation.proposed": Proposal;
  "confirmation.returned": { reason: string };
  /** `changes` go into the library, `on` is the day for which the unit has said that all is right. */
  "confirmation.confirmed": { on: Day; changes?: Changes; changedOn?: Day; reason?: string };
  "confirmation.unanswered": { on: Day };
  "confirmation.ended": { reason: string };
};

/** What people call the events of its trail, by type. */
export const words: Readonly<Record<keyof ConfirmationData, string>> = {
  "confirmation.opened": "请单位核对",
  "confirmation.refreshed": "信息库有更新，重新请单位核对",
  "confirmation.proposed": "单位报送变更",
  "confirmation.returned": "退回单位",
  "confirmation.confirmed": "核对完成",
  "confirmation.unanswered": "单位长期未核对",
  "confirmation.ended": "终止核对",
};

/** An event of a unit's confirmation with its data checked by the compiler. */
export const fact = factsOf<ConfirmationData>();
