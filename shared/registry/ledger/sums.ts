import { cellTypeOf } from "#kernel/document/cell-type.ts";
import type { Summary } from "#kernel/document/documents.ts";
import type { Lines } from "./lines.ts";
import type { Line } from "./printed.ts";

/** How a number follows from lines, each looked at once. */
type Reckoning<L extends Line> = {
  /** What a line brings, in whole parts: sums of these stay exact where those of fractions do not. */
  adds: (line: L) => number;
  /** The sum as a cell says it. */
  said: (sum: number) => string;
  /** A count tells of each line whether it counts it. */
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

/** The numbers over these lines, in one pass: those of the ledger, or the usual ones. */
export function summaryOf<L extends Line>(
  lines: Lines<L>,
  columns: readonly string[],
  sums: Sums<L> = usualOf<L>(columns),
): Summary {
  const { by, of } = sums;
  const nothing = () => of.map(() => 0);
  const all = nothing();
  const groups = new Map(Object.keys(by?.groups ?? {}).map((group) => [group, nothing()]));
  for (const line of lines) {
    const group = groups.get(by?.of(line) ?? "");
    for (const [at, [, { adds }]] of of.entries()) {
      const added = adds(line);
      all[at] = (all[at] ?? 0) + added;
      if (group !== undefined) group[at] = (group[at] ?? 0) + added;
    }
  }
  const rowOf = (label: string, found: readonly number[]) => [
    label,
    ...of.map(([, { said }], at) => said(found[at] ?? 0)),
  ];
  return {
    columns: [by?.title ?? "汇总", ...of.map(([title]) => title)],
    counts: ["no", ...of.map(([, { counts }]) => (counts === undefined ? "no" : "yes"))],
    rows: [
      ...[...groups].map(([group, found]) => rowOf(by?.groups[group] ?? "", found)),
      rowOf("合计", all),
    ],
  };
}

/** The lines behind a number of the head; all of them where none is asked for. */
export function linesBehind<L extends Line>(
  lines: Lines<L>,
  { sum, group }: Behind,
  {
    columns,
    sums = usualOf<L>(columns),
  }: { columns: readonly string[]; sums?: Sums<L> | undefined },
): Lines<L> {
  if (sum === undefined) return lines;
  const { by } = sums;
  const counts = sums.of.find(([title]) => title === sum)?.[1].counts ?? (() => false);
  const key = Object.entries(by?.groups ?? {}).find(([, label]) => label === group)?.[0];
  return lines.filter((line) => counts(line) && (key === undefined || by?.of(line) === key));
}

/** How many lines there are. */
export const every: Reckoning<Line> = countOf(() => true);

/** How many lines say under a title what is asked for; anything at all unless said. */
export function count<L extends Line>(
  columns: readonly string[],
  title: string,
  isWanted: (text: string) => boolean = (text) => text !== "",
): Reckoning<L> {
  const at = columns.indexOf(title);
  return countOf(({ cells }: L) => isWanted(cells[at] ?? ""));
}

function countOf<L extends Line>(counts: (line: L) => boolean): Reckoning<L> {
  return { counts, adds: (line) => (counts(line) ? 1 : 0), said: String };
}

/** The numbers of a column, summed. */
export function total<L extends Line>(columns: readonly string[], title: string): Reckoning<L> {
  const at = columns.indexOf(title);
  const isAmount = cellTypeOf(title) === "amount";
  const parts = isAmount ? 100 : 1_000_000;
  return {
    adds: ({ cells }) => Math.round(Number(cells[at] ?? "") * parts) || 0,
    said: (sum) => (isAmount ? (sum / parts).toFixed(2) : String(sum / parts)),
  };
}

function amountsOf<L extends Line>(columns: readonly string[]): Sum<L>[] {
  return columns
    .filter((title) => cellTypeOf(title) === "amount")
    .map((title) => [title, total<L>(columns, title)]);
}
