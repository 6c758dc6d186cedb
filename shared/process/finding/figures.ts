import type { Finding } from "./schema.ts";

/** One finding as statistics count it: what, where, when. */
export type Counted = {
  finding: Pick<Finding, "area" | "nature" | "kind" | "amountInFen">;
  place: string;
  /** `yyyy-mm` in which it was confirmed. */
  month: string;
};

/** One cell of content area × place × month; amounts in fen. */
export type Figure = {
  area: Finding["area"];
  place: string;
  month: string;
  findings: number;
  violations: number;
  corruption: number;
  conduct: number;
  amountInFen: number;
};

/** Findings by content area × place × month, in that order; cells without any are absent. */
export function figuresOf(counted: readonly Counted[]): Figure[] {
  const cells = new Map<string, Figure>();
  for (const { finding, place, month } of counted) {
    const { area, nature, kind, amountInFen } = finding;
    const key = [area, place, month].join("|");
    const cell = cells.get(key) ?? { area, place, month, ...nothing };
    cells.set(key, {
      ...cell,
      findings: cell.findings + 1,
      violations: cell.violations + Number(kind === "VIOLATION"),
      corruption: cell.corruption + Number(nature === "CORRUPTION"),
      conduct: cell.conduct + Number(nature === "CONDUCT"),
      amountInFen: cell.amountInFen + amountInFen,
    });
  }
  return [...cells.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, cell]) => cell);
}

const nothing = { findings: 0, violations: 0, corruption: 0, conduct: 0, amountInFen: 0 };
