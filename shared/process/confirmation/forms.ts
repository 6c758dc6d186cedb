import * as z from "zod/mini";
import { day, field, form, lines, maybe, whole, words } from "#kernel/route/form.ts";

const people = (title: string) => maybe(whole(title, 0, 1_000_000));

/** Most of one amount, in yuan (1000 亿元). */
const mostYuan = 100_000_000_000;

/** What a unit may report of itself; its code, class and place in the library are the office's. */
export const changeFields = {
  name: maybe(words("单位名称", 200)),
  authorized: people("核定编制数"),
  actual: people("实有人数"),
  vacant: people("空编"),
  supportStaff: people("工勤人数"),
  organization: maybe(words("党组织名称", 200)),
  organizationType: maybe(words("党组织类型", 200)),
  members: people("党员数"),
  secretary: maybe(words("书记", 200)),
  electedOn: maybe(day("换届日期")),
  responsibilities: maybe(lines("工作职责", 4000)),
  powers: maybe(lines("主要权力事项", 4000)),
  fundsInYuan: maybe(whole("年度资金量（元）", 0, mostYuan)),
  collectiveAssets: maybe(lines("集体资金/资产/资源", 4000)),
  collectiveIncomeInYuan: maybe(whole("年集体收入（元）", 0, mostYuan)),
  leadershipPosts: people("班子职数"),
  leadershipMembers: maybe(lines("班子成员", 4000)),
  division: maybe(lines("分工", 4000)),
} as const;

const Changes = z.object(changeFields);
export type Changes = z.infer<typeof Changes>;

/** The form on which a unit proposes changes: what it leaves empty stays as it is. */
export const proposeForm = form({
  on: day("变动日期"),
  reason: words("变更原因", 300),
  ...changeFields,
  people: maybe(
    field(
      "人员变动（到任、离任、职务和分工调整）",
      lines("人员变动（到任、离任、职务和分工调整）", 2000, {
        hint: "逐人写明姓名、职务、日期，由监督检查室登记；不超过 2000 字",
      }),
    ),
  ),
});
export type Proposed = z.infer<typeof proposeForm.schema>;

/** Labels of what a unit may report, by field. */
export const labels: Readonly<Record<string, string>> = Object.fromEntries(
  proposeForm.fields.map(({ name, label }) => [name, label]),
);
