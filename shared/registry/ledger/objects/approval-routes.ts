import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { readClosedTasks } from "#kernel/permission/read-tasks.ts";
import { type Reader, readAll } from "#kernel/permission/reader.ts";
import { kinds, readsOf } from "#kernel/record/kinds.ts";
import type { Route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { linesIn } from "../lines.ts";
import { type Line, ledgerRoutes } from "../printed.ts";
import { count, every, type Sum } from "../sums.ts";
import {
  approvalColumns,
  approvalLines,
  decisions,
  recusalColumns,
  recusalLine,
} from "./approval.ts";

const byDay = ({ on = "" }: Line) => on;

const isIn =
  (year: number) =>
  ({ on }: Line) =>
    on?.startsWith(`${year}-`) === true;

async function naming({ world, caller }: Reader & { caller: { district: string } }) {
  return namesOf((await readDistrict(world, caller.district)).officers);
}

/** What a matter's number begins with, by its kind. */
const letters = Object.fromEntries(
  Object.entries(kinds).map(([kind, { letters }]) => [kind, letters]),
);

/** Ledgers L11 回避登记 and L12 审批链, of those matters that their reader may see. */
export const approvalLedgerRoutes: Route[] = [
  ...ledgerRoutes({
    path: "recusals",
    name: "回避登记台账",
    tag: "台账",
    summary: "回避登记台账（L11）",
    action: "recusal.read",
    columns: recusalColumns,
    classes: { title: "决定", labels: decisions },
    sums: {
      of: [
        ["申请", every],
        ...Object.values(decisions).map(
          (word): Sum<Line> => [word, count(recusalColumns, "决定", (text) => text === word)],
        ),
      ],
    },
    lines: async (call, year) => {
      const nameOf = await naming(call);
      const read = readAll(call, { kind: "recusal", right: "recusal.read" });
      const lineOf = ({ id, state }: Item): Line => ({
        ...recusalLine(state as Recusal, nameOf),
        record: String(id),
      });
      return linesIn(read, (items) => items.map(lineOf).filter(isIn(year)), byDay);
    },
  }),
  ...ledgerRoutes({
    path: "approvals",
    name: "审批链台账",
    tag: "台账",
    summary: "审批链台账（L12）",
    action: "approval.read",
    columns: approvalColumns,
    classes: { title: "编号字头", labels: letters },
    sums: {
      of: [
        ["决定", every],
        ["逾期", count(approvalColumns, "是否逾期", (text) => text === "是")],
        ["替办", count(approvalColumns, "替办情况")],
      ],
    },
    lines: async (call, year) => {
      const nameOf = await naming(call);
      return linesIn(
        readClosedTasks(call, readsOf, year),
        (some) => some.flatMap((asked) => approvalLines(asked, nameOf)).filter(isIn(year)),
        byDay,
      );
    },
  }),
];
