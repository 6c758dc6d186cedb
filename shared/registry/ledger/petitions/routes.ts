import { dueDayOf } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import type { Call, Route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { petitionYear } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { type Lines, linesIn } from "../lines.ts";
import { type Line, ledgerRoutes } from "../printed.ts";
import { petitionColumns, petitionRow, petitionSums } from "./columns.ts";

const action = "petition.read";

/** Ledger L6 信访举报台账 of the petitions of a year: those that its reader may see, nobody's name. */
export const petitionLedgerRoutes: Route[] = ledgerRoutes({
  path: "petitions",
  name: "信访举报台账",
  tag: "台账",
  summary: "信访举报台账（L6，不含举报人信息）",
  action,
  columns: petitionColumns.map(([title]) => title),
  sums: petitionSums,
  lines: petitionLines,
});

async function petitionLines(
  call: Call<Record<string, string>, unknown, unknown>,
  year: number,
): Promise<Lines<Line>> {
  const { world, caller } = call;
  const { rules } = await readDistrict(world, caller.district);
  const dueDay = (code: string, base: string | undefined) =>
    base === undefined ? "" : dueDayOf(dueFor(rules, code, base));
  const about = petitionYear(caller.district, year);
  const linesOf = (items: readonly Item[]) =>
    items.map((item): Line => {
      const state = item.state as Petition;
      const cells = petitionRow({
        state,
        due: {
          notice: dueDay("D-PET-1", state.receivedOn),
          completion: dueDay("D-PET-6", state.acceptedOn),
          feedback: dueDay("D-PET-2", state.completed?.on),
        },
      });
      const { room } = state.routing ?? {};
      return {
        ...{ cells, on: state.receivedOn, record: String(item.id) },
        ...(room === undefined ? {} : { room }),
      };
    });
  const read = readAllAbout(call, { about, right: action });
  return linesIn(read, linesOf, ({ cells }) => cells[0] || "~");
}
