import type { Method, methods } from "#process/inspection/terms.ts";
import type { Quarterly } from "./schema.ts";

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
