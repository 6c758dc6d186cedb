import { namesOf, type Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Item } from "#kernel/store/keys.ts";
import { type MeasureKey, measureOf } from "#process/disposal/measures.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { quarterlyRow } from "../inspections/quarterly-row.ts";
import { targetedRow } from "../inspections/targeted-row.ts";
import type { Line } from "../printed.ts";
import { type LedgerRow, ledgerColumns } from "../row.ts";
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
  labels: { quarterly: "季度", targeted: "靶向" },
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
  { rules, officers }: { rules: Rules; officers: readonly Officer[] },
): Inspected[] {
  const nameOf = namesOf(officers);
  return items
    .map((item) => {
      const state = item.state as Quarterly | Targeted;
      const row =
        item.kind === "quarterly"
          ? quarterlyRow(String(item.id), item.state as Quarterly, { rules, nameOf })
          : targetedRow(String(item.id), item.state as Targeted, { nameOf });
      const disposals = "disposals" in state ? state.disposals : [];
      return { row, disposals, room: state.room, kind: String(item.kind), record: String(item.id) };
    })
    .map(({ row, disposals, room, kind, record }) => ({
      record,
      cells: fields.map((field) => row[field]),
      on: row.day,
      room,
      class: kind,
      disposals,
    }));
}

/** The order of ledger L2: by day, and on a day by number, which stands first in a line. */
export function supervisionOrder({ on, cells }: Line): string {
  return `${on}|${cells[0]}`;
}
