import type { Calendars } from "./calendar.ts";
import { colourOn } from "./colour.ts";
import { dueDayOf } from "./count.ts";
import type { Day } from "./day.ts";
import type { Register } from "./register.ts";
import { workdaysBetween } from "./span.ts";
import type { Due } from "./types.ts";

/** How a due day stands on a day, in words, with the ladder's colour. */
export type Left = { text: string; colour: "NONE" | "BLUE" | "YELLOW" | "RED" };

const colourWords = {
  NONE: "",
  BLUE: "（临期）",
  YELLOW: "（黄色预警）",
  RED: "（红色预警）",
} as const;

/** Working days that are left, or by which somebody is late; a provisional day makes nobody late. */
export function daysLeft(
  due: Due,
  today: Day,
  rules: { calendars: Calendars; register: Register },
): Left {
  if (due.status === "RESTING") return { text: dueText(due), colour: "NONE" };
  const colour = colourOn(due, today, rules);
  return {
    text: `${dueText(due)}，${distance(due, today, rules.calendars)}${colourWords[colour]}`,
    colour,
  };
}

/** A due day as people read it: a guess says so, and a limit that rests has no day. */
export function dueText(due: Due): string {
  if (due.status === "RESTING") return "监督中止，期限暂停";
  return due.effectiveDue ?? `${dueDayOf(due)}（暂定）`;
}

/** Working days until the due day, below zero where it is overdue; a limit that rests has none. */
export function workdaysLeft(
  calendars: Calendars,
  due: Due,
  today: Day,
): { workdaysLeft?: number } {
  return due.status === "RESTING"
    ? {}
    : { workdaysLeft: workdaysUntil(calendars, dueDayOf(due), today) };
}

/** Working days from `today` until `day`; below zero where the day has gone by. */
export function workdaysUntil(calendars: Calendars, day: Day, today: Day): number {
  return day < today
    ? -workdaysBetween(calendars, day, today)
    : workdaysBetween(calendars, today, day);
}

function distance(due: Due, today: Day, calendars: Calendars): string {
  const day = dueDayOf(due);
  if (day === today) return "今天到期";
  if (day > today) return `还有 ${workdaysBetween(calendars, today, day)} 个工作日`;
  return due.effectiveDue === null
    ? "日历未定"
    : `已逾期 ${workdaysBetween(calendars, day, today)} 个工作日`;
}
