import * as z from "zod/mini";

/** 民主测评的等次, as ballots and counts name them. */
export const grades = { good: "好", fair: "较好", plain: "一般", poor: "差" } as const;
export type Grade = keyof typeof grades;

const Count = z.int("须为整数").check(z.gte(0, "不能为负数"), z.lte(2000, "不能超过 2000"));

/** A count of ballots; `invalid` are those that chose nothing, or more than one grade. */
export const Counts = z.object({
  good: Count,
  fair: Count,
  plain: Count,
  poor: Count,
  invalid: Count,
});
export type Counts = z.infer<typeof Counts>;

/** Points of each grade; what a district has not set follows norms §2.6. */
export type Weights = Readonly<Record<Grade, number>>;

/** Fewer people than this are not asked by codes: the sum of so few would say who has said what (C). */
export const leastUnnamed = 5;

/** How many ballots are valid. */
export function validIn({ good, fair, plain, poor }: Counts): number {
  return good + fair + plain + poor;
}

/** Two thirds of those who took part must have cast a valid ballot (process sheet §4.7). */
export function isQuorate(counts: Counts, participants: number): boolean {
  const valid = validIn(counts);
  return valid > 0 && valid * 3 >= participants * 2;
}

/**
 * Σw·n/N in hundredths of a point, rounded half up in whole numbers, so that the score which is
 * printed with two decimals is the very one that is held against a line.
 */
export function scoreOf(counts: Counts, weights: Weights): number {
  const points = (Object.keys(grades) as Grade[]).reduce(
    (sum, grade) => sum + weights[grade] * counts[grade],
    0,
  );
  return hundredths(points, validIn(counts));
}

/** (好+较好)/N in hundredths of a percent. */
export function satisfactionOf({ good, fair, ...rest }: Counts): number {
  return hundredths((good + fair) * 100, validIn({ good, fair, ...rest }));
}

/** 8125 → "81.25". */
export function hundredthsText(value: number): string {
  return (value / 100).toFixed(2);
}

function hundredths(sum: number, of: number): number {
  return of === 0 ? 0 : Math.floor((200 * sum + of) / (2 * of));
}
