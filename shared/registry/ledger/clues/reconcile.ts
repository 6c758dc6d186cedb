import type { Day } from "#kernel/deadline/day.ts";
import { permille } from "#kernel/text/permille.ts";
import type { Clue } from "#process/clue/schema.ts";
import { disposalWays, type Ending, endings, type Way } from "#process/clue/terms.ts";

/** What a month's reconciliation counts, all in pieces; the two rates in permille. */
export type Reconciliation = {
  before: number;
  received: number;
  ended: number;
  after: number;
  byWay: Readonly<Record<Way, number>>;
  byEnding: Readonly<Record<Ending, number>>;
  /** Clues on which a way was approved in the month, of those in hand in it. */
  disposalRate: number;
  /** Cases filed in the month, of the clues on which a way was approved in it. */
  filingRate: number;
};

type Counted = Pick<Clue, "receivedOn" | "approved" | "ending">;

/**
 * 问题线索月核对表 (规则 Art. 24): what was in stock when the month began, what came, what was decided
 * and what ended in it, what is left. `month` as `2026-02`; days are those of receipt, approval, end.
 */
export function reconcile(clues: readonly Counted[], month: string): Reconciliation {
  const isIn = (day: Day | undefined) => day?.startsWith(`${month}-`) === true;
  const isBefore = (day: Day | undefined) => day !== undefined && day < `${month}-01`;
  const before = clues.filter(
    ({ receivedOn, ending }) => isBefore(receivedOn) && !isBefore(ending?.on),
  ).length;
  const received = clues.filter(({ receivedOn }) => isIn(receivedOn)).length;
  const endedNow = clues.flatMap(({ ending }) => (ending && isIn(ending.on) ? [ending.kind] : []));
  const ways = clues.flatMap(({ approved }) =>
    approved.filter(({ on }) => isIn(on)).map(({ way }) => way),
  );
  const disposed = clues.filter(({ approved }) => approved.some(({ on }) => isIn(on))).length;
  const byWay = countOf(disposalWays, ways);
  return {
    before,
    received,
    ended: endedNow.length,
    after: before + received - endedNow.length,
    byWay,
    byEnding: countOf(endings, endedNow),
    disposalRate: permille(disposed, before + received) ?? 0,
    filingRate: permille(byWay.FILE, disposed) ?? 0,
  };
}

/** The reconciliation as lines of a table: what is counted, and how many. */
export function reconciliationRows(of: Reconciliation): string[][] {
  const rate = (value: number) => `${(value / 10).toFixed(1)}%`;
  return [
    ["月初在办", String(of.before)],
    ["本月新收", String(of.received)],
    ...rowsOf("本月批准：", disposalWays, of.byWay),
    ...rowsOf("本月办结：", endings, of.byEnding),
    ["本月办结合计", String(of.ended)],
    ["月末在办", String(of.after)],
    ["处置率", rate(of.disposalRate)],
    ["成案率", rate(of.filingRate)],
  ];
}

function rowsOf<K extends string>(
  before: string,
  names: Readonly<Record<K, string>>,
  counts: Readonly<Record<K, number>>,
): string[][] {
  return (Object.keys(names) as K[]).map((key) => [`${before}${names[key]}`, String(counts[key])]);
}

function countOf<K extends string>(
  names: Readonly<Record<K, string>>,
  found: readonly K[],
): Record<K, number> {
  const counts = Object.keys(names).map((key) => [key, found.filter((one) => one === key).length]);
  return Object.fromEntries(counts) as Record<K, number>;
}
