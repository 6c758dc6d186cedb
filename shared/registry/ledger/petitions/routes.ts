import { dueDayOf } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import type { Call, Route } from "#kernel/route/route.ts";
import { petitionYear } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { type Line, ledgerRoutes } from "../printed.ts";
import { petitionColumns, petitionRow } from "./columns.ts";

const action = "petition.read";

/** Ledger L6 信访举报台账 of the petitions of a year: those that its reader may see, nobody's name. */
export const petitionLedgerRoutes: Route[] = ledgerRoutes({
  path: "petitions",
  name: "信访举报台账",
  tag: "台账",
  summary: "信访举报台账（L6，不含举报人信息）",
  action,
  columns: petitionColumns.map(([title]) => title),
  lines: linesOf,
});

async function linesOf(
  call: Call<Record<string, string>, unknown, unknown>,
  year: number,
): Promise<Line[]> {
  const { world, caller } = call;
  const { rules } = await readDistrict(world, caller.district);
  const dueDay = (code: string, base: string | undefined) =>
    base === undefined ? "" : dueDayOf(dueFor(rules, code, base));
  const states: Petition[] = [];
  const about = petitionYear(caller.district, year);
  for await (const { state } of readAllAbout(call, { about, right: action }))
    states.push(state as Petition);
  return states
    .toSorted((a, b) => (a.number ?? "~").localeCompare(b.number ?? "~"))
    .map((state) => {
      const cells = petitionRow({
        state,
        due: {
          notice: dueDay("D-PET-1", state.receivedOn),
          completion: dueDay("D-PET-6", state.acceptedOn),
          feedback: dueDay("D-PET-2", state.completed?.on),
        },
      });
      const { room } = state.routing ?? {};
      return { cells, on: state.receivedOn, ...(room === undefined ? {} : { room }) };
    });
}
