import {
  addDays,
  type Day,
  instantAt,
  quarterEnd,
  quarterOf,
  quarterStart,
} from "#kernel/deadline/day.ts";
import { quarterDueFor, type Rules } from "#kernel/district/rules.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { Quarter } from "../schema.ts";

/** Id of a place's duty in a quarter: the same wherever it is worked out, so there is only one. */
export function quarterlyId(district: string, placeId: string, { year, quarter }: Quarter): string {
  return derivedId("quarterly", district, placeId, quarterText({ year, quarter }));
}

/** `2026Q2` */
export function quarterText({ year, quarter }: Quarter): string {
  return `${year}Q${quarter}`;
}

/**
 * The first quarter whose visit an object owes (article §1.3, `quarterlyVisit.firstQuarter`). One
 * that has gone by before the consent was entered is nobody's duty any more.
 */
export function firstQuarter(rules: Rules, effectiveOn: Day, today: Day): Quarter {
  const { nominalDue } = quarterDueFor(rules, "D-QI-1", effectiveOn);
  return quarterOf(nominalDue < today ? today : nominalDue);
}

/** First and last day of a quarter. */
export function daysOf({ year, quarter }: Quarter): { from: Day; to: Day } {
  return { from: quarterStart(year, quarter), to: quarterEnd(year, quarter) };
}

/** When a quarter's unvisited places become MISSED: 00:10 of the next quarter's first day. */
export function missedAt(quarter: Quarter): string {
  return instantAt(addDays(daysOf(quarter).to, 1), "00:10");
}
