/** An instant as people of the district read it. */
export function localTime(instant: number | string): string {
  return new Intl.DateTimeFormat("zh-CN", {
    timeZone: "Asia/Shanghai",
    dateStyle: "full",
    timeStyle: "medium",
  }).format(new Date(instant));
}
