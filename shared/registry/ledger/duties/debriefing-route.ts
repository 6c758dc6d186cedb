import { dueDayOf } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import type { Route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { debriefingYear } from "#process/debriefing/process.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { objectClasses } from "#process/enrollment/terms.ts";
import { linesIn } from "../lines.ts";
import { type Line, ledgerRoutes } from "../printed.ts";
import { count, every } from "../sums.ts";
import { debriefingColumns, debriefingRow } from "./debriefing-row.ts";

const columns = debriefingColumns.map(([title]) => title);

/** Ledger L5 述责述廉台账 of a year: those debriefings that its reader may see. */
export const debriefingLedgerRoutes: Route[] = ledgerRoutes({
  path: "debriefing",
  name: "述责述廉台账",
  tag: "述责述廉",
  summary: "述责述廉台账（L5）",
  action: "debriefing.read",
  columns,
  classes: { title: "对象类别", labels: objectClasses },
  sums: {
    of: [
      ["人数", every],
      ["已述", count(columns, "述责述廉日")],
      ["已测评", count(columns, "得分")],
      ["已反馈", count(columns, "反馈日")],
      ["整改完成", count(columns, "完成日")],
      ["已谈话", count(columns, "谈话情况")],
    ],
  },
  lines: async (call, year) => {
    const { world, caller } = call;
    const { rules } = await readDistrict(world, caller.district);
    const about = debriefingYear(caller.district, year);
    const lineOf = (item: Item): Line => {
      const state = item.state as Debriefing;
      const { servedOn, problems = [] } = state.feedback ?? {};
      const due =
        servedOn === undefined || problems.length === 0
          ? ""
          : dueDayOf(dueFor(rules, "D-DEB-6", servedOn));
      const { meeting, written, room, objectClass } = state;
      const on = meeting?.on ?? written?.on ?? "";
      const cells = debriefingRow(state, due);
      return { cells, on, room, class: objectClass, record: String(item.id) };
    };
    const read = readAllAbout(call, { about, right: "debriefing.read" });
    return linesIn(read, (items) => items.map(lineOf));
  },
});
