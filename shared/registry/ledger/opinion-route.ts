import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { opinionColumns, opinionRows } from "./opinion.ts";
import { printed, Year } from "./printed.ts";

/** Ledger L8 意见回复台账 of the letters of a year: those that its reader may follow. */
export const opinionLedgerRoute: Route = route({
  method: "get",
  path: "/ledgers/opinions.xlsx",
  tag: "台账",
  summary: "意见回复台账（L8，不含线索内容）",
  action: "opinion.follow",
  query: Year,
  produces: xlsxType,
  answer: z.string(),
  handle: async (call) => {
    const { officers } = await readDistrict(call.world, call.caller.district);
    const nameOf = (id: string) => officers.find((one) => one.id === id)?.name ?? id;
    const rows: string[][] = [];
    for await (const { state } of readAll(call, { kind: "opinion", right: "opinion.follow" })) {
      const opinion = state as Opinion;
      if (opinion.request.on.startsWith(`${call.query.year}-`))
        rows.push(...opinionRows(opinion, nameOf));
    }
    return printed(call, "意见回复台账", opinionColumns, rows);
  },
});
