import { namesOf, type Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Item } from "#kernel/store/keys.ts";
import { type MeasureKey, measureOf } from "#process/disposal/measures.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { actTypes } from "#process/quarterly/terms.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { inspectionTypes } from "#process/targeted/terms.ts";
import { actRow } from "../inspections/act-row.ts";
import { quarterlyRow } from "../inspections/quarterly-row.ts";
import { type LetterCells, targetedRow } from "../inspections/targeted-row.ts";
import type { Line } from "../printed.ts";
import { type LedgerRow, ledgerColumns, type Naming } from "../row.ts";
import { count, type Sums, total } from "../sums.ts";

const fields = Object.keys(ledgerColumns) as (keyof LedgerRow)[];

/** An inspection's line, with the measures that it led to. */
type Inspected = Line & { disposals: readonly Disposal[] };

/** People on whom a measure of this kind was decided; somebody counts once an inspection. */
function people(isWanted: (measure: MeasureKey) => boolean) {
  return {
    adds: ({ disposals }: Inspected) =>
      new Set(disposals.flatMap(({ personId, measure }) => (isWanted(measure) ? [personId] : [])))
        .size,
    said: String,
  };
}

const columns = Object.values(ledgerColumns);
const isFirst = (measure: MeasureKey) => measureOf(measure).form === 1;

/** 监督类型 */
export const supervisionClasses = {
  title: "监督类型",
  labels: {
    ...{ quarterly: "季度", targeted: inspectionTypes.TARGETED, special: inspectionTypes.SPECIAL },
    ...{ attended: actTypes.ATTENDED, talk: actTypes.TALK },
  },
} as const;

/** The head of ledger L2, in the order of the ledgers sheet §5.3. */
export const supervisionSums: Sums<Inspected> = {
  by: {
    title: "类别",
    groups: supervisionClasses.labels,
    of: ({ class: kind = "" }) => kind,
  },
  of: [
    ["检查次数", count(columns, "监督日期")],
    ["发现问题数", total(columns, "发现问题数")],
    ["处置总人数", people((measure) => measureOf(measure).form !== undefined)],
    [
      "第一种形态处置人数（不含诫勉）",
      people((measure) => isFirst(measure) && measure !== "ADMONITION"),
    ],
    ["第一种形态处置人数（诫勉）", people((measure) => measure === "ADMONITION")],
    ["党纪政务处分人数", people((measure) => ["PARTY", "STATE"].includes(measureOf(measure).side))],
    ["发放监察建议书", count(columns, "建议书文号")],
  ],
};

/** Lines of ledger L2 监督台账 of these inspections. */
export function supervisionLines(
  items: readonly Item[],
  {
    rules,
    officers,
    letters = new Map(),
  }: {
    rules: Rules;
    officers: readonly Officer[];
    /** What is said of served letters, by the inspection that they came of. */
    letters?: ReadonlyMap<string, readonly LetterCells[]>;
  },
): Inspected[] {
  const nameOf = namesOf(officers);
  return items.flatMap(({ id, kind, state }) =>
    kind === "quarterly"
      ? placeLines(String(id), state as Quarterly, { rules, nameOf })
      : [
          inspectedLine(String(id), state as Targeted, {
            nameOf,
            letters: letters.get(String(id)) ?? [],
          }),
        ],
  );
}

/** The visit of a place and quarter, and each meeting attended and talk beside it. */
function placeLines(
  record: string,
  state: Quarterly,
  naming: Naming & { rules: Rules },
): Inspected[] {
  const of = { record, room: state.room, disposals: [] };
  return [
    { ...of, class: "quarterly", ...cellsOf(quarterlyRow(record, state, naming)) },
    ...(state.acts ?? []).map((act, at) => ({
      ...of,
      class: act.type === "TALK" ? "talk" : "attended",
      ...cellsOf(actRow(record, state, { act, n: at + 1, ...naming })),
    })),
  ];
}

function inspectedLine(
  record: string,
  state: Targeted,
  naming: Parameters<typeof targetedRow>[2],
): Inspected {
  const { room, disposals, plan } = state;
  const kind = plan.type === "SPECIAL" ? "special" : "targeted";
  return { record, room, disposals, class: kind, ...cellsOf(targetedRow(record, state, naming)) };
}

function cellsOf(row: LedgerRow): Pick<Line, "cells" | "on"> {
  return { cells: fields.map((field) => row[field]), on: row.day };
}

/** The order of ledger L2: by day, and on a day by number, which stands first in a line. */
export function supervisionOrder({ on, cells }: Line): string {
  return `${on}|${cells[0]}`;
}
