const parts = {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
} as const;
const day = new Intl.DateTimeFormat("sv-SE", parts);
const minute = new Intl.DateTimeFormat("sv-SE", {
  ...parts,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** An instant as a Shanghai day, e.g. 2026-03-06, as days are written everywhere else. */
export function localDay(instant: string): string {
  return day.format(new Date(instant));
}

/** An instant to the minute, as the office's clock shows it. */
export function localTime(instant: string): string {
  return minute.format(new Date(instant));
}
