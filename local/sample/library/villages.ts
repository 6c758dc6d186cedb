import { sampleLibrary } from "./library.ts";
import { inventedPerson } from "./people.ts";
import type { PersonRow, UnitRow } from "./workbook.ts";

/** Title of their workbook. */
export const villagesTitle = "示例区村（社区）和集体经济组织信息库台账(截至 2026年3月1日)";

/** The sample's villages and collective organizations, none of which is under supervision yet. */
type Village = {
  code: string;
  name: string;
  class: "村(社区)" | "集体经济组织";
  town: string;
  assets: string;
  /** Yearly collective income, in 万元. */
  income: number;
  posts: readonly string[];
};

const committee = ["党支部书记", "村委会主任", "村委会副主任", "委员"] as const;
const board = ["理事长", "副理事长", "理事"] as const;

const villages: readonly Village[] = [
  ["东湾村(示例)", "望海街道", "集体资金1,850万元、资产6,200万元、资源800亩", 620],
  ["西桥村(示例)", "望海街道", "集体资金320万元、资产1,400万元", 95],
  ["南洼社区(示例)", "临江镇", "集体资金2,400万元、资产1.1亿元", 880],
  ["北台村(示例)", "临江镇", "集体资金60万元、资产410万元、资源1,200亩", 22],
].map(([name, town, assets, income], at) => ({
  ...{ code: `SL-2${at + 1}`, name: String(name), class: "村(社区)" as const },
  ...{ town: String(town), assets: String(assets), income: Number(income), posts: committee },
}));

const organizations: readonly Village[] = [
  ["东湾股份经济合作社(示例)", "望海街道", "集体资产5,300万元", 540],
  ["北台股份经济合作社(示例)", "临江镇", "集体资产260万元", 12],
].map(([name, town, assets, income], at) => ({
  ...{ code: `SL-3${at + 1}`, name: String(name), class: "集体经济组织" as const },
  ...{ town: String(town), assets: String(assets), income: Number(income), posts: board },
}));

/** What a screening looks through besides the units that are under supervision. */
export function sampleVillages(): { units: UnitRow[]; people: PersonRow[] } {
  const { units, people } = sampleLibrary();
  const all = [...villages, ...organizations];
  const posts = all.flatMap(({ name: unit, posts: held }) => held.map((post) => ({ unit, post })));
  return {
    units: all.map((one, at) => villageRow(one, units.length + at + 1)),
    people: posts.map((at, n) => ({
      ...inventedPerson(people.length + n, { ...at, isHead: false }),
      class: "村干部",
      rank: "无",
      nature: "无",
    })),
  };
}

function villageRow(
  { code, name, class: kind, town, assets, income, posts }: Village,
  number: number,
): UnitRow {
  return {
    ...{ number, code, name, class: kind, town, districtType: "近郊区" },
    focus: kind === "村(社区)" ? "集体“三资”规模较大的村" : "其他",
    ...{ actual: posts.length, organization: `中共${name}支部委员会`, organizationType: "党支部" },
    responsibilities: "村(社区)事务和集体“三资”管理",
    powers: "集体“三资”管理使用、工程发包、补助发放",
    ...{ collectiveAssets: assets, collectiveIncome: income },
    ...{ leadershipPosts: posts.length, leadershipMembers: "见人员表" },
    ...{ room: "第二监督检查室", updatedOn: new Date(Date.UTC(2026, 2, 1)) },
    ...{ updatedBy: "陈示六", version: 1 },
  };
}
