import * as z from "zod/mini";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route.ts";
import { dueFor } from "#kernel/rules.ts";
import { petitionYear } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { printed, Table, Year } from "../printed.ts";
import { petitionColumns, petitionRow } from "./columns.ts";

const tag = "台账";
const action = "petition.read";
const titles = petitionColumns.map(([title]) => title);

/** Ledger L6 信访举报台账 of the petitions of a year: those that its reader may see, nobody's name. */
export const petitionLedgerRoutes: Route[] = [
  route({
    method: "get",
    path: "/ledgers/petitions.xlsx",
    tag,
    summary: "信访举报台账（L6，不含举报人信息）",
    action,
    query: Year,
    produces: xlsxType,
    answer: z.string(),
    handle: async (call) =>
      printed(call, "信访举报台账", titles, await linesOf(call, call.query.year)),
  }),
  route({
    method: "get",
    path: "/ledgers/petitions",
    tag,
    summary: "信访举报台账（L6），按表格读取",
    action,
    query: Year,
    answer: Table,
    handle: async (call) => ({ columns: titles, rows: await linesOf(call, call.query.year) }),
  }),
];

async function linesOf(
  call: Call<Record<string, string>, unknown, unknown>,
  year: number,
): Promise<string[][]> {
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
    .map((state) =>
      petitionRow({
        state,
        due: {
          notice: dueDay("D-PET-1", state.receivedOn),
          completion: dueDay("D-PET-6", state.acceptedOn),
          feedback: dueDay("D-PET-2", state.completed?.on),
        },
      }),
    );
}
