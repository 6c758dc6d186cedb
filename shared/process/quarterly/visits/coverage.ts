import { permille } from "#kernel/text/permille.ts";
import type { Method, methods } from "#process/inspection/terms.ts";
import type { Quarterly } from "../schema.ts";

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

/** Whether a duty is one of those that a number of the coverage counts. */
const measures = {
  due: isOwed,
  visited: (duty) => isOwed(duty) && duty.visit?.timeliness === "in-quarter",
  missed: (duty) => isOwed(duty) && duty.missed !== undefined,
  madeUp: (duty) => isOwed(duty) && duty.visit?.timeliness === "late",
  waived: (duty) => !isOwed(duty),
} as const satisfies Record<string, (duty: Quarterly) => boolean>;
type Measure = keyof typeof measures;

/** Names of the numbers that count places. */
export const measureNames = Object.keys(measures) as [Measure, ...Measure[]];

function isOwed({ status }: Quarterly): boolean {
  return status !== "WAIVED";
}

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

/** Which numbers of the coverage count this place, so that each number leads to its places. */
export function countedIn(duty: Quarterly): { counts: Measure[]; methods: Method[] } {
  return {
    counts: measureNames.filter((name) => measures[name](duty)),
    methods: isOwed(duty) ? methodsOf(duty) : [],
  };
}

function count(duties: readonly Quarterly[]): Coverage {
  const of = (name: Measure) => duties.filter(measures[name]).length;
  const [due, visited] = [of("due"), of("visited")];
  return {
    due,
    visited,
    missed: of("missed"),
    madeUp: of("madeUp"),
    waived: of("waived"),
    percent: (permille(visited, due) ?? 1000) / 10,
    methods: methodCounts(duties.filter(isOwed)),
  };
}

/** In how many visits each method was used; a zero shows one that never was. */
function methodCounts(duties: readonly Quarterly[]): Record<Method, number> {
  const counts = { REVIEW_ACCOUNTS: 0, HEAR_REPORT: 0, INTERVIEW: 0, OTHER: 0 };
  for (const method of duties.flatMap(methodsOf)) counts[method] += 1;
  return counts satisfies Record<keyof typeof methods, number>;
}

function methodsOf({ records }: Quarterly): Method[] {
  return [...new Set(records.map(({ method }) => method))];
}
