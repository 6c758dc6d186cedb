import type { ConfirmationData } from "./events.ts";

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
