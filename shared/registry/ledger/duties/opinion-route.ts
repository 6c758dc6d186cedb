import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { readAll } from "#kernel/permission/reader.ts";
import type { Route } from "#kernel/route/route.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { uses } from "#process/standing/terms.ts";
import { linesIn } from "../lines.ts";
import { type Line, ledgerRoutes } from "../printed.ts";
import { count, every } from "../sums.ts";
import { opinionColumns, opinionRows } from "./opinion.ts";

/** Ledger L8 意见回复台账 of the letters of a year: those that its reader may follow. */
export const opinionLedgerRoutes: Route[] = ledgerRoutes({
  path: "opinions",
  name: "意见回复台账",
  tag: "台账",
  summary: "意见回复台账（L8，不含线索内容）",
  action: "opinion.follow",
  columns: opinionColumns,
  classes: { title: "用途", labels: uses },
  sums: {
    by: { title: "用途", groups: uses, of: ({ class: use = "" }) => use },
    of: [
      ["人次", every],
      ["已回复", count(opinionColumns, "复函日期")],
      ["未回复", count(opinionColumns, "复函日期", (text) => text === "")],
      ["按期", count(opinionColumns, "是否按期", (text) => text === "按期")],
      ["逾期", count(opinionColumns, "是否按期", (text) => text.startsWith("逾期"))],
      ["撤回", count(opinionColumns, "备注", (text) => text.startsWith("已撤回"))],
    ],
  },
  lines: async (call, year) => {
    const { officers, rules } = await readDistrict(call.world, call.caller.district);
    const today = dayOf(call.world.clock());
    const nameOf = namesOf(officers);
    const read = readAll(call, { kind: "opinion", right: "opinion.follow" });
    return linesIn(read, (items) =>
      items.flatMap(({ id, state }) => {
        const opinion = state as Opinion;
        const { on, use } = opinion.request;
        const rows = on.startsWith(`${year}-`)
          ? opinionRows(opinion, { nameOf, rules, today })
          : [];
        return rows.map((cells): Line => ({ cells, on, class: use, record: String(id) }));
      }),
    );
  },
});
