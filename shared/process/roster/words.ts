/** What people call the events of its trail, by type. */
export const words: Readonly<Record<string, string>> = {
  "roster.proposed": "提请变更",
  "roster.confirmed": "同意变更",
  "roster.denied": "不同意变更",
};
