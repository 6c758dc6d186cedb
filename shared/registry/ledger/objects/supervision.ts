import type { Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { quarterlyRow } from "../inspections/quarterly-row.ts";
import { targetedRow } from "../inspections/targeted-row.ts";
import type { Line } from "../printed.ts";
import { type LedgerRow, ledgerColumns } from "../row.ts";

const fields = Object.keys(ledgerColumns) as (keyof LedgerRow)[];

/** Lines of ledger L2 监督台账 of these inspections, in the order of their days. */
export function supervisionLines(
  items: readonly Item[],
  { rules, officers }: { rules: Rules; officers: readonly Officer[] },
): Line[] {
  const nameOf = (id: string) => officers.find((officer) => officer.id === id)?.name ?? id;
  return items
    .map((item) => {
      const state = item.state as Quarterly | Targeted;
      const row =
        item.kind === "quarterly"
          ? quarterlyRow(String(item.id), item.state as Quarterly, { rules, nameOf })
          : targetedRow(String(item.id), item.state as Targeted, { nameOf });
      return { row, room: state.room, kind: String(item.kind) };
    })
    .sort((a, b) => `${a.row.day}|${a.row.number}`.localeCompare(`${b.row.day}|${b.row.number}`))
    .map(({ row, room, kind }) => ({
      cells: fields.map((field) => row[field]),
      on: row.day,
      room,
      class: kind,
    }));
}
