import type { Conductable } from "#kernel/conduct/ask.ts";

/** What people call each member of a record's state; a forgotten or unknown one does not compile. */
export type Labels<S> = { readonly [K in keyof S & string]-?: string };

/** What every conducted record holds for its workflow. */
export const conducted: Labels<Conductable> = {
  status: "状态",
  enteredAt: "进入本状态的时间",
  visits: "各环节轮次",
  recusals: "回避",
};
