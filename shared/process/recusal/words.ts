/** What people call the events of its trail, by type. */
export const words: Readonly<Record<string, string>> = {
  "recusal.requested": "申请回避",
  "recusal.granted": "准予回避",
  "recusal.denied": "不予回避",
  "recusal.destroyed": "随信访件销毁所填内容",
};
