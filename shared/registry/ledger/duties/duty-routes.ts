import * as z from "zod/mini";
import type { Action } from "#kernel/permission/actions.ts";
import { readAll, readAllAbout } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { educationTypes, standings } from "#process/education/terms.ts";
import type { Learning } from "#process/learning/schema.ts";
import { yearKey } from "#process/matters/process.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersStatuses, mattersTypes } from "#process/matters/terms.ts";
import { linesIn } from "../lines.ts";
import { type Line, ledgerRoutes, Year } from "../printed.ts";
import { count, every } from "../sums.ts";
import { educationColumns, educationRows } from "./education.ts";
import { completionOf, mattersColumns, mattersRow } from "./matters.ts";

type AnyCall = Call<Record<string, string>, unknown, unknown>;

const completion = route({
  method: "get",
  path: "/matters-completion",
  tag: "个人有关事项报告",
  summary: "年度报告完成情况（应报、按期、迟报、未报）",
  right: "matters.read",
  query: Year,
  answer: z.object({
    due: z.int(),
    onTime: z.int(),
    late: z.int(),
    missing: z.int(),
    excused: z.int(),
    percent: z.number(),
  }),
  handle: async (call) =>
    completionOf(
      (await reportsOf(call, "matters.read", call.query.year)).map(({ state }) => state),
    ),
});

/** The person's party organization (所在党组织) learns that they reported, and nothing of it. */
const statuses = route({
  method: "get",
  path: "/matters-statuses",
  tag: "个人有关事项报告",
  summary: "本单位人员报告状态（所在党组织查看，不含内容）",
  right: "matters.status",
  query: Year,
  traced: "yes",
  answer: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        status: z.string(),
        due: z.optional(z.nullable(z.string())),
        submittedOn: z.optional(z.string()),
      }),
    ),
  }),
  handle: async (call) => ({
    items: (await reportsOf(call, "matters.status", call.query.year)).map(({ state }) => ({
      name: state.person.personName,
      type: mattersTypes[state.type],
      // What a check has found is no business of theirs: to them a report is handed in or not.
      status: state.submissions.length === 0 ? mattersStatuses[state.status] : "已报告",
      due: state.due?.effectiveDue,
      submittedOn: state.submissions.at(-1)?.on,
    })),
  }),
});

const mattersLedger = ledgerRoutes({
  path: "matters",
  name: "个人事项台账",
  tag: "台账",
  summary: "个人事项台账（L9，不含报告内容）",
  action: "matters.read",
  columns: mattersColumns,
  classes: { title: "报告类型", labels: mattersTypes },
  sums: {
    by: { title: "报告类型", groups: mattersTypes, of: ({ class: type = "" }) => type },
    of: [
      ["应报", every],
      ["已报", count(mattersColumns, "提交日")],
      ["按期", count(mattersColumns, "是否按期", (text) => text === "按期")],
      ["迟报", count(mattersColumns, "是否按期", (text) => text.startsWith("迟报"))],
      ["逾期未报", count(mattersColumns, "是否按期", (text) => text === "逾期未报")],
      ["抽查", count(mattersColumns, "抽查方式")],
      ["转问题线索", count(mattersColumns, "问题线索")],
    ],
  },
  lines: (call, year) => {
    const about = yearKey(call.caller.district, year);
    return linesIn(readAllAbout(call, { about, right: "matters.read" }), (items) =>
      items.map((item): Line => {
        const state = item.state as Matters;
        const on = state.submissions.at(-1)?.on ?? "";
        return {
          cells: mattersRow(String(item.id), state),
          record: String(item.id),
          on,
          room: state.room,
          class: state.type,
        };
      }),
    );
  },
});

/** A line says its type by its name, and is asked for by it. */
const typeNames = Object.fromEntries(Object.values(educationTypes).map((name) => [name, name]));

const educationLedger = ledgerRoutes({
  path: "education",
  name: "教育台账",
  tag: "台账",
  summary: "教育台账（L10）",
  action: "education.read",
  columns: educationColumns,
  classes: { title: "教育类型", labels: typeNames },
  sums: {
    of: [
      ["人次", every],
      ["签到", count(educationColumns, "出勤", (text) => text === standings.PRESENT)],
      ["缺席", count(educationColumns, "出勤", (text) => text === standings.ABSENT)],
      ["补课", count(educationColumns, "补课日期")],
    ],
  },
  lines: async (call, year) => {
    const on = educationColumns.indexOf("日期");
    const kind = educationColumns.indexOf("教育类型");
    const read = readAll(call, { kind: "learning", right: "education.read" });
    return linesIn(read, (items) =>
      items.flatMap(({ id, state }) => {
        const learning = state as Learning;
        return educationRows(learning, year).map(
          (cells): Line => ({
            cells,
            record: String(id),
            on: cells[on] ?? "",
            room: learning.room,
            class: cells[kind] ?? "",
          }),
        );
      }),
    );
  },
});

/** Ledgers and figures of the duties that a district tries out. */
export const dutyRoutes: Route[] = [completion, statuses, ...mattersLedger, ...educationLedger];

async function reportsOf(call: AnyCall, right: Action, year: number) {
  const about = yearKey(call.caller.district, year);
  const found: { id: string; state: Matters }[] = [];
  for await (const { id, state } of readAllAbout(call, { about, right }))
    found.push({ id: String(id), state: state as Matters });
  return found;
}
