import type { HolidayCalendar } from "./calendar.ts";
import { addDays, type Day } from "./day.ts";

/** Days from the first to the last, both included. */
function span(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 国务院办公厅 notices on public holidays; later years are loaded through the API once published. */
export const publishedCalendars: readonly HolidayCalendar[] = [
  {
    year: 2025,
    holidays: [
      "2025-01-01",
      ...span("2025-01-28", "2025-02-04"),
      ...span("2025-04-04", "2025-04-06"),
      ...span("2025-05-01", "2025-05-05"),
      ...span("2025-05-31", "2025-06-02"),
      ...span("2025-10-01", "2025-10-08"),
    ],
    makeups: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
    source: "国务院办公厅关于2025年部分节假日安排的通知",
    loadedBy: "system",
  },
  {
    year: 2026,
    holidays: [
      ...span("2026-01-01", "2026-01-03"),
      ...span("2026-02-15", "2026-02-23"),
      ...span("2026-04-04", "2026-04-06"),
      ...span("2026-05-01", "2026-05-05"),
      ...span("2026-06-19", "2026-06-21"),
      ...span("2026-09-25", "2026-09-27"),
      ...span("2026-10-01", "2026-10-07"),
    ],
    makeups: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
    source: "国务院办公厅关于2026年部分节假日安排的通知",
    loadedBy: "system",
  },
];
