import { type MeasureKey, measures } from "#process/disposal/measures.ts";
import type { StandingFact } from "#process/standing/facts.ts";

/** Days of each month, the leap day told by hand: nothing here is shared with the product's days. */
const lengths = (year: number) => [
  31,
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
];

type Ymd = { y: number; m: number; d: number };
const read = (day: string): Ymd => {
  const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
  return { y, m, d };
};
const number = ({ y, m, d }: Ymd) => y * 10_000 + m * 100 + d;

/** Whether `today` lies before the day that corresponds to `from` so many months later, told by walking. */
function isWithin(from: string, months: number, today: string): boolean {
  const start = read(from);
  let { y, m } = start;
  for (let step = 0; step < months; step += 1) {
    m += 1;
    if (m > 12) [y, m] = [y + 1, 1];
  }
  const d = Math.min(start.d, lengths(y)[m - 1] ?? 0);
  return number(read(today)) < number({ y, m, d });
}

/** Measures that bar for months, by the sheet's list (norms §2.8), typed out again. */
const barring: Readonly<Partial<Record<MeasureKey, number>>> = {
  ADMONITION: 6,
  PARTY_WARNING: 12,
  PARTY_SERIOUS_WARNING: 18,
  PARTY_REMOVAL: 24,
  STATE_WARNING: 6,
  DEMERIT: 12,
  MAJOR_DEMERIT: 18,
  DEMOTION: 24,
  DISMISSAL: 24,
};
const forGood: readonly MeasureKey[] = [
  "PARTY_PROBATION",
  "PARTY_EXPULSION",
  "DISCHARGE",
  "PROSECUTION",
];
const firstForm: readonly MeasureKey[] = [
  "TALK_REMINDER",
  "CRITICISM",
  "ORDERED_REVIEW",
  "ADMONITION",
];

export const allMeasures = Object.keys(measures) as MeasureKey[];

/** The proposal by the sheet's sentences, one after the other. */
export function bruteVerdict(
  facts: readonly StandingFact[],
  use: "PROMOTION" | "AWARD",
  today: string,
): string {
  const is = (test: (fact: StandingFact) => boolean) => facts.some(test);
  const year = today.slice(0, 4);
  if (is((f) => f.is === "FILED_CASE" || f.is === "DETENTION")) return "UNSUITABLE";
  if (is((f) => f.is === "ROOM" && f.says === "UNSUITABLE")) return "UNSUITABLE";
  if (is((f) => f.is === "CONCEALED" && isWithin(f.on, 12, today))) return "UNSUITABLE";
  for (const f of facts) {
    if (f.is !== "MEASURE") continue;
    if (forGood.includes(f.measure)) return "UNSUITABLE";
    const months = barring[f.measure];
    if (months !== undefined && isWithin(f.decidedOn, months, today)) return "UNSUITABLE";
    if (use === "AWARD" && firstForm.includes(f.measure) && isWithin(f.decidedOn, 6, today))
      return "UNSUITABLE";
    if (use === "AWARD" && f.measure === "ADMONITION" && f.decidedOn.slice(0, 4) === year)
      return "UNSUITABLE";
  }
  const isRefused = (f: StandingFact) =>
    f.is === "UNIT_REFUSED" && (f.on === undefined || isWithin(f.on, 12, today));
  if (use === "AWARD" && is(isRefused)) return "UNSUITABLE";
  if (use === "AWARD" && is((f) => f.is === "REDO")) return "UNSUITABLE";
  if (use === "AWARD" && is((f) => f.is === "LOW_SCORE" && String(f.year) === year))
    return "UNSUITABLE";
  if (is((f) => f.is === "OPEN_CLUE" || f.is === "OPEN_PETITION" || f.is === "OVERDUE_REPORT"))
    return "DEFER";
  if (is((f) => f.is === "REDO" && f.responsible === "yes")) return "DEFER";
  if (is((f) => isRefused(f) && f.is === "UNIT_REFUSED" && f.responsible === "yes")) return "DEFER";
  if (use === "AWARD" && is((f) => f.is === "UNIT_FINDINGS")) return "DEFER";
  return is((f) => f.is === "ROOM") ? "DEFER" : "NO_ISSUE";
}
