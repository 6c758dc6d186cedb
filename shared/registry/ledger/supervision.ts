import { dayOf } from "#kernel/deadline/day.ts";
import { dateText, type Ledger } from "#kernel/document/documents.ts";
import type { Officer } from "#kernel/role.ts";
import type { Rules } from "#kernel/rules.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { quarterlyRow } from "./quarterly-row.ts";
import { type LedgerRow, ledgerColumns } from "./row.ts";
import { targetedRow } from "./targeted-row.ts";

/** Ledger L2 监督台账 of these inspections as of a moment, in the order of their days. */
export function supervisionLedger(
  items: readonly Item[],
  of: { now: string; rules: Rules; officers: readonly Officer[]; filledBy: string },
): Ledger {
  const { now, rules, officers, filledBy } = of;
  const nameOf = (id: string) => officers.find((officer) => officer.id === id)?.name ?? id;
  const rows = items
    .map((item) =>
      item.kind === "quarterly"
        ? quarterlyRow(String(item.id), item.state as Quarterly, { rules, nameOf })
        : targetedRow(String(item.id), item.state as Targeted, { nameOf }),
    )
    .sort((a, b) => `${a.day}|${a.number}`.localeCompare(`${b.day}|${b.number}`));
  const columns = Object.keys(ledgerColumns) as (keyof LedgerRow)[];
  return {
    sheet: "监督台账",
    title: `${rules.config.name}监督台账(截至 ${dateText(dayOf(now))})`,
    classification: "工作秘密",
    columns: ["序号", ...Object.values(ledgerColumns)],
    rows: rows.map((row, index) => [String(index + 1), ...columns.map((column) => row[column])]),
    filledBy,
    checkedBy: "",
    date: dayOf(now),
  };
}
