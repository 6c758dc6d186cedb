import { cellTypeOf } from "#kernel/document/cell-type.ts";
import type { Summary } from "#kernel/document/documents.ts";
import type { Line } from "./printed.ts";

/** How a number follows from lines; a count tells of each line whether it counts it. */
type Reckoning<L extends Line> = ((lines: readonly L[]) => string) & {
  counts?: (line: L) => boolean;
};

/** One number of a ledger's head: what it says, and how it follows from lines. */
export type Sum<L extends Line> = readonly [title: string, of: Reckoning<L>];

/** Which number of the head, and of which of its groups, by their titles. */
export type Behind = { sum?: string | undefined; group?: string | undefined };

/** The head of a ledger: its numbers, and where it says so a row for each group before that of all. */
export type Sums<L extends Line> = {
  of: readonly Sum<L>[];
  by?: { title: string; groups: Readonly<Record<string, string>>; of: (line: L) => string };
};

/** What a ledger's head says that declares nothing else: how many lines, and what their amounts sum up to. */
function usualOf<L extends Line>(columns: readonly string[]): Sums<L> {
  return { of: [["件数", every], ...amountsOf<L>(columns)] };
}

/** The numbers over these lines: those of the ledger, or the usual ones. */
export function summaryOf<L extends Line>(
  lines: readonly L[],
  columns: readonly string[],
  sums: Sums<L> = usualOf<L>(columns),
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
    counts: ["no", ...sums.of.map(([, { counts }]) => (counts === undefined ? "no" : "yes"))],
    rows: [...groups, rowOf("合计", lines)],
  };
}

/** The lines behind a number of the head; all of them where none is asked for. */
export function linesBehind<L extends Line>(
  lines: readonly L[],
  { sum, group }: Behind,
  {
    columns,
    sums = usualOf<L>(columns),
  }: { columns: readonly string[]; sums?: Sums<L> | undefined },
): readonly L[] {
  if (sum === undefined) return lines;
  const { by } = sums;
  const counts = sums.of.find(([title]) => title === sum)?.[1].counts ?? (() => false);
  const key = Object.entries(by?.groups ?? {}).find(([, label]) => label === group)?.[0];
  return lines.filter((line) => counts(line) && (key === undefined || by?.of(line) === key));
}

/** How many lines there are. */
export const every: Reckoning<Line> = Object.assign(
  (lines: readonly Line[]) => String(lines.length),
  { counts: () => true },
);

/** How many lines say under a title what is asked for; anything at all unless said. */
export function count<L extends Line>(
  columns: readonly string[],
  title: string,
  isWanted: (text: string) => boolean = (text) => text !== "",
): Reckoning<L> {
  const at = columns.indexOf(title);
  const counts = ({ cells }: L) => isWanted(cells[at] ?? "");
  return Object.assign((lines: readonly L[]) => String(lines.filter(counts).length), { counts });
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
