import * as z from "zod/mini";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { dateText, fileAnswer, type Ledger, xlsxType } from "#kernel/document/documents.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route.ts";
import { dueFor } from "#kernel/rules.ts";
import { debriefingYear } from "#process/debriefing/process.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { debriefingColumns, debriefingRow } from "./debriefing-row.ts";

/** Ledger L5 述责述廉台账 of a year: those debriefings that its reader may see. */
export const debriefingLedgerRoute: Route = route({
  method: "get",
  path: "/ledgers/debriefing.xlsx",
  tag: "述责述廉",
  summary: "述责述廉台账（L5）",
  action: "debriefing.read",
  query: z.object({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) }),
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
      rows.push([String(rows.length + 1), ...debriefingRow(state, due)]);
    }
    const today = dayOf(world.clock());
    const ledger: Ledger = {
      sheet: "述责述廉台账",
      title: `${rules.config.name}述责述廉台账(截至 ${dateText(today)})`,
      classification: "工作秘密",
      columns: ["序号", ...debriefingColumns.map(([title]) => title)],
      rows,
      filledBy: caller.officer.name,
      checkedBy: "",
      date: today,
    };
    return fileAnswer(await world.documents.xlsx(ledger), xlsxType, `${ledger.title}.xlsx`);
  },
});
