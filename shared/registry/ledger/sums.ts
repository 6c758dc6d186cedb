import { cellTypeOf } from "#kernel/document/cell-type.ts";
import type { Summary } from "#kernel/document/documents.ts";
import type { Line } from "./printed.ts";

/** One number of a ledger's head: what it says, and how it follows from lines. */
export type Sum<L extends Line> = readonly [title: string, of: (lines: readonly L[]) => string];

/** The head of a ledger: its numbers, and where it says so a row for each group before that of all. */
export type Sums<L extends Line> = {
  of: readonly Sum<L>[];
  by?: { title: string; groups: Readonly<Record<string, string>>; of: (line: L) => string };
};

/** The numbers over these lines: those of the ledger, or how many there are and what their amounts sum up to. */
export function summaryOf<L extends Line>(
  lines: readonly L[],
  columns: readonly string[],
  sums: Sums<L> = { of: [["件数", (all) => String(all.length)], ...amountsOf<L>(columns)] },
): Summary {
  const rowOf = (label: string, some: readonly L[]) => [
    label,
    ...sums.of.map(([, of]) => of(some)),
  ];
  const { by } = sums;
  const groups = Object.entries(by?.groups ?? {}).map(([group, label]) =>
    rowOf(
      label,
      lines.filter((line) => by?.of(line) === group),
    ),
  );
  return {
    columns: [by?.title ?? "汇总", ...sums.of.map(([title]) => title)],
    rows: [...groups, rowOf("合计", lines)],
  };
}

/** How many lines say under a title what is asked for; anything at all unless said. */
export function count<L extends Line>(
  columns: readonly string[],
  title: string,
  isWanted: (text: string) => boolean = (text) => text !== "",
): (lines: readonly L[]) => string {
  const at = columns.indexOf(title);
  return (lines) => String(lines.filter(({ cells }) => isWanted(cells[at] ?? "")).length);
}

/** The numbers of a column, summed. */
export function total<L extends Line>(
  columns: readonly string[],
  title: string,
): (lines: readonly L[]) => string {
  const at = columns.indexOf(title);
  const isAmount = cellTypeOf(title) === "amount";
  const parts = isAmount ? 100 : 1_000_000;
  return (lines) => {
    const sum = lines.reduce((all, { cells }) => all + partsOf(cells[at], parts), 0) / parts;
    return isAmount ? sum.toFixed(2) : String(sum);
  };
}

function amountsOf<L extends Line>(columns: readonly string[]): Sum<L>[] {
  return columns
    .filter((title) => cellTypeOf(title) === "amount")
    .map((title) => [title, total<L>(columns, title)]);
}

/** Sums of whole parts stay exact where those of fractions do not. */
function partsOf(text: string | undefined, parts: number): number {
  return Math.round(Number(text ?? "") * parts) || 0;
}
