import * as z from "zod/mini";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route.ts";
import { dueFor } from "#kernel/rules.ts";
import { debriefingYear } from "#process/debriefing/process.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { debriefingColumns, debriefingRow } from "./debriefing-row.ts";
import { printed, Year } from "./printed.ts";

/** Ledger L5 述责述廉台账 of a year: those debriefings that its reader may see. */
export const debriefingLedgerRoute: Route = route({
  method: "get",
  path: "/ledgers/debriefing.xlsx",
  tag: "述责述廉",
  summary: "述责述廉台账（L5）",
  action: "debriefing.read",
  query: Year,
  produces: xlsxType,
  answer: z.string(),
  handle: async (call) => {
    const { world, caller, query } = call;
    const { rules } = await readDistrict(world, caller.district);
    const about = debriefingYear(caller.district, query.year);
    const rows: string[][] = [];
    for await (const item of readAllAbout(call, { about, right: "debriefing.read" })) {
      const state = item.state as Debriefing;
      const { servedOn, problems = [] } = state.feedback ?? {};
      const due =
        servedOn === undefined || problems.length === 0
          ? ""
          : dueDayOf(dueFor(rules, "D-DEB-6", servedOn));
      rows.push(debriefingRow(state, due));
    }
    return printed(
      call,
      "述责述廉台账",
      debriefingColumns.map(([title]) => title),
      rows,
    );
  },
});
