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
import type { Method, methods } from "#process/inspection/terms.ts";
import type { Quarter, Quarterly } from "../schema.ts";

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

/** Visits of one room, or of all, in one quarter. */
export type Coverage = {
  /** Places that owe a visit; waived ones do not. */
  due: number;
  /** Visited within the quarter. */
  visited: number;
  missed: number;
  /** Of the missed: visited late. They stay missed. */
  madeUp: number;
  waived: number;
  /** visited / due, in per cent with one decimal; 100 where nothing is due. */
  percent: number;
  methods: Record<Method, number>;
};

/** Counts the duties of a quarter by room (A-36, A-37; report sheet §5.1). */
export function coverageOf(duties: readonly Quarterly[]): {
  total: Coverage;
  rooms: (Coverage & { room: string })[];
} {
  const rooms = [...new Set(duties.map(({ room }) => room))].sort();
  return {
    total: count(duties),
    rooms: rooms.map((room) => ({ room, ...count(duties.filter((duty) => duty.room === room)) })),
  };
}

function count(duties: readonly Quarterly[]): Coverage {
  const owed = duties.filter(({ status }) => status !== "WAIVED");
  const visited = owed.filter(({ visit }) => visit?.timeliness === "in-quarter").length;
  return {
    due: owed.length,
    visited,
    missed: owed.filter(({ missed }) => missed !== undefined).length,
    madeUp: owed.filter(({ visit }) => visit?.timeliness === "late").length,
    waived: duties.length - owed.length,
    percent: owed.length === 0 ? 100 : Math.round((1000 * visited) / owed.length) / 10,
    methods: methodCounts(owed),
  };
}

/** In how many visits each method was used; a zero shows one that never was. */
function methodCounts(duties: readonly Quarterly[]): Record<Method, number> {
  const counts = { REVIEW_ACCOUNTS: 0, HEAR_REPORT: 0, INTERVIEW: 0, OTHER: 0 };
  for (const { records } of duties)
    for (const method of new Set(records.map((record) => record.method))) counts[method] += 1;
  return counts satisfies Record<keyof typeof methods, number>;
}
