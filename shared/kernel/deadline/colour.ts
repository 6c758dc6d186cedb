import type { Calendars } from "./calendar.ts";
import { isWorkdayOrGuess } from "./calendar.ts";
import { type Due, dueDayOf, workdaysAfter, workdaysBefore } from "./count.ts";
import { addDays, type Day, instantAt } from "./day.ts";
import type { Register } from "./register.ts";

/** Something that happens by itself at an instant before or after a due day. */
export type ReminderStep = {
  /** UTC ISO instant. */
  at: string;
  kind: "REMINDER" | "BLUE" | "YELLOW" | "RED" | "RED_TALK";
  /** `T-2WD`, `T+1WD`, … */
  offset: string;
};

/**
 * What happens around a due day (process sheet §4.0): reminders at 08:30 of working days, 蓝 with
 * T-2WD, then 黄 one, 红 five and 约谈 fifteen working days past it at 00:10. Nothing before `from`.
 */
export function reminderPlan(
  due: Due,
  rules: { calendars: Calendars; register: Register; from: Day },
): ReminderStep[] {
  const { calendars, register, from } = rules;
  const day = dueDayOf(due);
  const offsets = register.limits[due.ruleCode]?.reminders ?? usualOffsets(due);
  const reminders = offsets.map(({ n, unit }): ReminderStep => {
    const on =
      n === 0
        ? day
        : unit === "WD"
          ? workdaysBefore(calendars, day, n)
          : workdayOnOrBefore(calendars, addDays(day, -n));
    return {
      at: instantAt(on, "08:30"),
      kind: n === 2 && unit === "WD" ? "BLUE" : "REMINDER",
      offset: `T-${n}${unit}`,
    };
  });
  const late = (n: number, kind: ReminderStep["kind"]): ReminderStep => ({
    at: instantAt(workdaysAfter(calendars, day, n), "00:10"),
    kind,
    offset: `T+${n}WD`,
  });
  return [...reminders, late(1, "YELLOW"), late(5, "RED"), late(15, "RED_TALK")]
    .filter(({ at }) => at >= instantAt(from, "00:00"))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** Limits of ten or more and months: T-5, T-2, T-0; shorter ones T-2, T-0; set days no T-0. */
function usualOffsets({ period }: Due): readonly { n: number; unit: "WD" | "CD" }[] {
  if ("day" in period) return [5, 2].map((n) => ({ n, unit: "WD" }));
  const isLong = period.unit === "M" || period.length >= 10;
  return [...(isLong ? [5] : []), 2, 0].map((n) => ({ n, unit: "WD" }));
}

function workdayOnOrBefore(calendars: Calendars, day: Day): Day {
  return isWorkdayOrGuess(calendars, day) ? day : workdaysBefore(calendars, day, 1);
}
