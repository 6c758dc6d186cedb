import { readDistrict } from "#kernel/district/read.ts";
import { readAll } from "#kernel/permission/reader.ts";
import type { Route } from "#kernel/route/route.ts";
import { letterColumns, letterRow } from "#process/letter/paper/ledger.ts";
import type { Letter } from "#process/letter/schema.ts";
import { type Line, ledgerRoutes } from "./printed.ts";

/** Ledger L7 建议书台账 of the letters that were signed in a year, by day, room and kind of letter. */
export const letterLedgerRoutes: Route[] = ledgerRoutes({
  path: "letters",
  name: "建议书台账",
  tag: "台账",
  summary: "建议书台账（L7）",
  action: "letter.follow",
  columns: letterColumns,
  lines: async (call, year) => {
    const { rules } = await readDistrict(call.world, call.caller.district);
    const lines: Line[] = [];
    for await (const { state } of readAll(call, { kind: "letter", right: "letter.follow" })) {
      const letter = state as Letter;
      const { signedOn: on, room, content } = letter;
      if (on?.startsWith(`${year}-`))
        lines.push({ cells: letterRow(letter, rules), on, room, class: content.addressee.organs });
    }
    return lines.toSorted((one, other) => (one.on ?? "").localeCompare(other.on ?? ""));
  },
});
