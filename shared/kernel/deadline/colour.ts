import type { Calendars } from "./calendar.ts";
import { isWorkdayOrGuess } from "./calendar.ts";
import { type Due, dueDayOf, workdaysAfter, workdaysBefore } from "./count.ts";
import { addDays, addMonths, type Day, instantAt } from "./day.ts";
import type { Offset, Register } from "./register.ts";

/** Something that happens by itself at an instant before or after a due day. */
export type ReminderStep = {
  /** UTC ISO instant. */
  at: string;
  kind: "REMINDER" | "BLUE" | "YELLOW" | "RED" | "RED_TALK";
  /** `T-2WD`, `T+1WD`, … */
  offset: string;
};

/** Working days of the ladder of process sheet §4.0: 蓝 before the due day, the others past it. */
const ladder = { blue: 2, yellow: 1, red: 5, talk: 15 } as const;

/**
 * What happens around a due day (process sheet §4.0): reminders at 08:30 of working days, 蓝 with
 * T-2WD, then 黄 one, 红 five and 约谈 fifteen working days past it at 00:10. Nothing before `from`,
 * and nothing past a due day that is only provisional: a guess makes nobody late.
 */
export function reminderPlan(
  due: Due,
  rules: { calendars: Calendars; register: Register; from: Day },
): ReminderStep[] {
  const { calendars, register, from } = rules;
  const day = dueDayOf(due);
  const { reminders, talk = ladder.talk } = register.limits[due.ruleCode] ?? {};
  const marks = marksOf(due, rules);
  const offsets = (reminders ?? usualOffsets(due)).filter((offset) => !isBlue(offset));
  const early = (offset: Offset): ReminderStep => ({
    at: instantAt(dayOfOffset(calendars, day, offset), "08:30"),
    kind: isBlue(offset) ? "BLUE" : "REMINDER",
    offset: `T-${offset.n}${offset.unit}`,
  });
  const late = ({ on, offset }: Mark, kind: ReminderStep["kind"]): ReminderStep => ({
    at: instantAt(on, "00:10"),
    kind,
    offset,
  });
  const escalation =
    due.effectiveDue === null
      ? []
      : [
          late(marks.yellow, "YELLOW"),
          late(marks.red, "RED"),
          late(pastDue(calendars, day, talk), "RED_TALK"),
        ];
  const first = marks.blue === undefined ? [early(blue)] : [late(marks.blue, "BLUE")];
  return [...offsets.map(early), ...first, ...escalation]
    .filter(({ at }) => at >= instantAt(from, "00:00"))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** The colour of something still undone on a day, as the ladder's jobs of that day leave it. */
export function colourOn(
  due: Due,
  day: Day,
  rules: { calendars: Calendars; register: Register },
): "NONE" | "BLUE" | "YELLOW" | "RED" {
  if (due.status === "RESTING") return "NONE";
  const { yellow, red, blue: own } = marksOf(due, rules);
  if (due.effectiveDue !== null) {
    if (day >= red.on) return "RED";
    if (day >= yellow.on) return "YELLOW";
  }
  const from = own?.on ?? workdaysBefore(rules.calendars, dueDayOf(due), ladder.blue);
  return day >= from ? "BLUE" : "NONE";
}

/** The day on which a colour begins, and how that day is told. */
type Mark = { on: Day; offset: string };

/**
 * When the colours begin: by the ladder of the process sheet, or where the register says so a number
 * of months after the base (norms §2.2 for clues); 蓝 of the ladder is a reminder before the due day.
 */
function marksOf(
  due: Due,
  { calendars, register }: { calendars: Calendars; register: Register },
): { yellow: Mark; red: Mark; blue?: Mark } {
  const day = dueDayOf(due);
  const { colours = {} } = register.limits[due.ruleCode] ?? {};
  const own = (months: number | undefined): Mark | undefined =>
    months === undefined
      ? undefined
      : { on: addDays(addMonths(due.base, months), 1), offset: `+${months}M` };
  const first = own(colours.blue);
  return {
    yellow: own(colours.yellow) ?? pastDue(calendars, day, ladder.yellow),
    red: own(colours.red) ?? pastDue(calendars, day, ladder.red),
    ...(first === undefined ? {} : { blue: first }),
  };
}

function pastDue(calendars: Calendars, due: Day, n: number): Mark {
  return { on: workdaysAfter(calendars, due, n), offset: `T+${n}WD` };
}

const blue: Offset = { n: ladder.blue, unit: "WD" };

function isBlue({ n, unit }: Offset): boolean {
  return n === blue.n && unit === blue.unit;
}

/** Limits of ten or more and months: T-5, T-2, T-0; shorter ones T-2, T-0; set days no T-0. */
function usualOffsets({ period }: Due): readonly Offset[] {
  if ("day" in period) return [5, 2].map((n) => ({ n, unit: "WD" }));
  const isLong = period.unit === "M" || period.length >= 10;
  return [...(isLong ? [5] : []), 2, 0].map((n) => ({ n, unit: "WD" }));
}

/** People are reminded on working days only: calendar offsets and T-0 move to the one before. */
function dayOfOffset(calendars: Calendars, due: Day, { n, unit }: Offset): Day {
  if (unit === "WD" && n > 0) return workdaysBefore(calendars, due, n);
  const day = addDays(due, -n);
  return isWorkdayOrGuess(calendars, day) ? day : workdaysBefore(calendars, day, 1);
}
