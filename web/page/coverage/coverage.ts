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
  missed: readonly {
    id: string;
    place: string;
    room: string;
    reason?: string;
    madeUpOn?: string;
  }[];
};

/** The quarter of a day. */
export function quarterOf(day: string): { year: number; quarter: number } {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** A quarter so many quarters later. */
export function nextQuarter({ year, quarter }: { year: number; quarter: number }, by: number) {
  const at = year * 4 + quarter - 1 + by;
  return { year: Math.floor(at / 4), quarter: (at % 4) + 1 };
}
