/** Places of a quarter, counted. */
export type Counts = {
  due: number;
  visited: number;
  missed: number;
  madeUp: number;
  waived: number;
  percent: number;
  methods: Readonly<Record<string, number>>;
};

export type Coverage = {
  quarter: string;
  total: Counts;
  rooms: readonly (Counts & { room: string })[];
  places: readonly {
    id: string;
    place: string;
    room: string;
    status: string;
    /** Names of the numbers that count it. */
    counts: readonly string[];
    methods: readonly string[];
  }[];
  missed: readonly {
    id: string;
    place: string;
    room: string;
    reason?: string;
    madeUpOn?: string;
  }[];
};

/** The numbers that count places, and the ways in which places were visited, by their names. */
export const numbers = {
  due: "应检",
  visited: "已检",
  missed: "未检",
  madeUp: "其中已补检",
  waived: "批准免检",
} as const;
export const methods: Readonly<Record<string, string>> = {
  REVIEW_ACCOUNTS: "查阅账目",
  INTERVIEW: "访谈",
  HEAR_REPORT: "听取汇报",
  OTHER: "其他",
};

/** A number of a room, or of all where no room is named, whose places are listed. */
export type Behind = { of: string; room: string };

/** The places that a number counts. */
export function placesBehind({ places }: Coverage, { of, room }: Behind) {
  return places.filter(
    (one) => (room === "" || one.room === room) && [...one.counts, ...one.methods].includes(of),
  );
}

/** The quarter of a day. */
export function quarterOf(day: string): { year: number; quarter: number } {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** A quarter so many quarters later. */
export function nextQuarter({ year, quarter }: { year: number; quarter: number }, by: number) {
  const at = year * 4 + quarter - 1 + by;
  return { year: Math.floor(at / 4), quarter: (at % 4) + 1 };
}
