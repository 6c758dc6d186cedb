import type { Calendars } from "#kernel/deadline/calendar.ts";
import { workdaysBefore } from "#kernel/deadline/count.ts";
import { addDays, type Day, yearOf } from "#kernel/deadline/day.ts";

/** The seven holidays before which a reminder goes out (process sheet §4.11). */
export const festivals = {
  NEW_YEAR: "元旦",
  SPRING: "春节",
  QINGMING: "清明节",
  LABOUR: "劳动节",
  DRAGON_BOAT: "端午节",
  MID_AUTUMN: "中秋节",
  NATIONAL: "国庆节",
} as const;
export type Festival = keyof typeof festivals;

/** Holidays that are taken together, with the first day off. */
export type Holiday = { festivals: readonly Festival[]; from: Day };

/** Working days ahead of the first day off on which people are reminded. */
const ahead = 3;

/**
 * The holidays of a year as its notice has them. A notice names days only, so each run of days off
 * is told by the days that it may fall on; 中秋 that has no run of its own lies in that of 国庆 (as in
 * 2025). Of a year whose notice is not loaded, those of fixed date alone are known.
 */
export function holidaysOf(calendars: Calendars, year: number): Holiday[] {
  const runs = runsOf(calendars, year);
  if (!calendars.years.has(year))
    return fixed.map(([name, day]) => ({ festivals: [name], from: `${year}-${day}` }));
  const hasOwnAutumn = runs.some((run) => namesOf(run).join() === "MID_AUTUMN");
  return runs.map((run) => {
    const names = namesOf(run);
    const isJoined = names.includes("NATIONAL") && !hasOwnAutumn;
    return { festivals: isJoined ? ["MID_AUTUMN", ...names] : names, from: run[0] ?? "" };
  });
}

/** The holidays whose reminder is due on a day: from three working days ahead until they begin. */
export function remindedOn(calendars: Calendars, today: Day): Holiday[] {
  return [yearOf(today), yearOf(today) + 1]
    .flatMap((year) => holidaysOf(calendars, year))
    .filter(({ from }) => today >= workdaysBefore(calendars, from, ahead) && today < from);
}

const fixed: readonly (readonly [Festival, string])[] = [
  ["NEW_YEAR", "01-01"],
  ["LABOUR", "05-01"],
  ["NATIONAL", "10-01"],
];

/** Days, mm-dd, between which each holiday's own day always lies. */
const spans: readonly (readonly [Festival, string, string])[] = [
  ["NEW_YEAR", "01-01", "01-01"],
  ["SPRING", "01-21", "02-21"],
  ["QINGMING", "04-04", "04-05"],
  ["LABOUR", "05-01", "05-01"],
  ["DRAGON_BOAT", "05-27", "06-26"],
  ["MID_AUTUMN", "09-07", "09-30"],
  ["NATIONAL", "10-01", "10-01"],
];

function namesOf(run: readonly Day[]): Festival[] {
  return spans
    .filter(([, from, to]) => run.some((day) => day.slice(5) >= from && day.slice(5) <= to))
    .map(([name]) => name);
}

/** Runs of days off that belong to a year; New Year's may begin in the last days of December. */
function runsOf({ holidays }: Calendars, year: number): Day[][] {
  const first = `${year - 1}-12-25`;
  const days = [...holidays].filter((day) => day >= first && day < `${year}-12-25`).sort();
  return days
    .reduce<Day[][]>((runs, day) => {
      const last = runs.at(-1);
      if (last !== undefined && addDays(last.at(-1) ?? "", 1) === day) last.push(day);
      else runs.push([day]);
      return runs;
    }, [])
    .filter((run) => namesOf(run).length > 0);
}
