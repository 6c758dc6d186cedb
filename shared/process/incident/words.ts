/** What people call the events of its trail, by type. */
export const words: Readonly<Record<string, string>> = {
  "incident.reported": "报告",
  "incident.handled": "处理",
  "incident.retried": "重试",
};
