import * as z from "zod/mini";
import { colourOn } from "#kernel/deadline/colour.ts";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAll, readAllAbout } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { type Item, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { text } from "#kernel/text/text.ts";
import { clueYear } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { type Lines, linesIn } from "../lines.ts";
import { type Line, ledgerRoutes, printed } from "../printed.ts";
import { type ClueLine, clueColumns, clueRow, clueSums } from "./columns.ts";
import { reconcile, reconciliationRows } from "./reconcile.ts";
import { clueTables } from "./tables.ts";

const tag = "台账";
const action = "clue.read";
const Month = z.object({
  month: text(7).check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, "月份应为 2026-02 的形式")),
});
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/**
 * Ledger L3 问题线索台账 of the clues of a year, 月核对表, and the three tables of a study meeting
 * (三表), by year and days: the clues that their reader may see.
 */
export const clueLedgerRoutes: Route[] = [
  ...ledgerRoutes({
    path: "clues",
    name: "问题线索台账",
    tag,
    summary: "问题线索台账（L3）",
    action,
    columns: clueColumns.map(([title]) => title),
    sums: clueSums,
    lines: (call, year) =>
      linesOf(
        call,
        readAllAbout(call, { about: clueYear(call.caller.district, year), right: action }),
        (line) => ({
          cells: clueRow(line),
          on: line.state.receivedOn,
          room: line.state.room,
        }),
      ),
  }),
  ...clueTables.flatMap(({ path, name, dayOf: dayIn, columns }) =>
    ledgerRoutes({
      path,
      name,
      tag,
      summary: `${name}（三表）`,
      action,
      columns: columns.map(([title]) => title),
      // What ends or moves in a year may have come in years before.
      lines: (call, year) =>
        linesOf(call, readAll(call, { kind: "clue", right: action }), (line) => {
          const on = dayIn(line.state);
          return on?.startsWith(`${year}-`) === true
            ? { cells: columns.map(([, cell]) => cell(line)), on, room: line.state.room }
            : undefined;
        }),
    }),
  ),
  route({
    method: "get",
    path: "/ledgers/clue-reconciliation.xlsx",
    tag,
    summary: "问题线索月核对表",
    right: action,
    query: Month,
    produces: xlsxType,
    answer: z.string(),
    handle: async (call) => {
      const states: Clue[] = [];
      for await (const { state } of readAll(call, { kind: "clue", right: action }))
        states.push(state as Clue);
      const rows = reconciliationRows(reconcile(states, call.query.month));
      const lines = rows.map((cells) => ({ cells }));
      const columns = ["项目", "件数"];
      return printed(call, `问题线索月核对表（${call.query.month}）`, { columns, lines });
    },
  }),
];

/** Lines of the clues that are read, in the order of their numbers, which stand first in each. */
async function linesOf(
  call: AnyCall,
  read: AsyncIterable<Item>,
  lineOf: (line: ClueLine) => Line | undefined,
): Promise<Lines<Line>> {
  const { world, caller } = call;
  const { rules, officers } = await readDistrict(world, caller.district);
  const nameOf = namesOf(officers);
  const today = dayOf(world.clock());
  const dueDay = (code: string, base: string) => dueDayOf(dueFor(rules, code, base));
  const some = async (items: readonly Item[]) => {
    const found = items.map(({ id, state, openTasks = [] }) => ({
      record: String(id),
      state: state as Clue,
      openTasks: openTasks as readonly string[],
    }));
    const asked = await world.store.getMany(
      found.flatMap(({ openTasks }) => openTasks.map((id) => taskKey(id))),
    );
    const tasks = asked.flatMap((item) => (item === undefined ? [] : [item.state as Task]));
    return found.flatMap(({ record, state, openTasks }) => {
      const current = tasks.find(
        ({ id, stage }) => stage === state.status && openTasks.includes(id),
      );
      const due = {
        opinion: dueDay("D-CLU-2", state.receivedOn),
        transfer: dueDay("D-CLU-3", state.receivedOn),
        restudy: state.shelvedOn === undefined ? "" : dueDay("D-CLU-9", state.shelvedOn),
      };
      const colour = current === undefined ? "NONE" : colourOn(current.due, today, rules);
      const line = lineOf({ state, due, colour, today, nameOf });
      return line === undefined ? [] : { ...line, record };
    });
  };
  return linesIn(read, some, ({ cells }) => cells[0] || "~");
}
