import { inventedPerson } from "./people.ts";
import type { PersonRow, UnitRow } from "./workbook.ts";

/** Title of the sample workbook. */
export const sampleTitle = "示例区提级监督对象信息库台账(截至 2026年3月1日)";

/** The head whom the examples are about, and their station. */
export const sampleHead = { name: "赵示例", unit: "望海街道城建科(示例)", post: "科长" } as const;

type Plan = { code: string; name: string; parent?: string; heads: number; others: number };

const plans: readonly Plan[] = [
  { code: "SL-01", name: "示例区城市建设委员会", heads: 6, others: 42 },
  { code: "SL-02", name: "示例区民生保障局", heads: 5, others: 42 },
  ...[
    "房屋管理所(示例)",
    "城管执法大队(示例)",
    "环境监察所(示例)",
    "建设工程服务站(示例)",
    sampleHead.unit,
  ].map((name, index) => station(name, index + 1, "示例区城市建设委员会")),
  ...[
    "民政服务站(示例)",
    "社会救助站(示例)",
    "残疾人服务所(示例)",
    "社区服务中心(示例)",
    "市场监管所(示例)",
  ].map((name, index) => station(name, index + 6, "示例区民生保障局")),
];

function station(name: string, n: number, parent: string): Plan {
  return { code: `SL-1${String(n).padStart(2, "0")}`, name, parent, heads: 2, others: 30 };
}

/** 2 units, 10 stations, 415 people of whom 31 are section-level heads (article A-25). */
export function sampleLibrary(): { units: UnitRow[]; people: PersonRow[] } {
  const people = plans.flatMap(({ name: unit, heads, others }) =>
    Array.from({ length: heads + others }, (_, place) => {
      const isHead = place < heads;
      const isSampleHead = unit === sampleHead.unit && place === 0;
      return {
        unit,
        isHead,
        post: isSampleHead ? sampleHead.post : postOf(unit, place, isHead),
        ...(isSampleHead ? { name: sampleHead.name } : {}),
      };
    }),
  );
  return { units: plans.map(unitRow), people: people.map((at, n) => inventedPerson(n, at)) };
}

function postOf(unit: string, place: number, isHead: boolean): string {
  if (!isHead) return place % 5 === 0 ? "业务主办" : "工作人员";
  const isStation = unit.endsWith("(示例)");
  if (place === 0) return isStation ? "负责人" : "党委书记";
  if (place === 1) return isStation ? "党支部书记" : "主任";
  return `内设机构负责人（${place - 1}）`;
}

function unitRow({ code, name, parent, heads, others }: Plan, index: number): UnitRow {
  const actual = heads + others;
  return {
    number: index + 1,
    code,
    name,
    ...(parent === undefined ? {} : { parent }),
    class: parent === undefined ? "区属单位" : "科所站队",
    ...(name === sampleHead.unit ? { town: "望海街道" } : {}),
    districtType: "市区",
    focus: parent === undefined ? "其他" : "城管",
    authorized: actual + (index % 3),
    actual,
    vacant: index % 3,
    supportStaff: 2,
    organization: `中共${name}${parent === undefined ? "委员会" : "支部委员会"}`,
    organizationType: parent === undefined ? "党委" : "党支部",
    members: Math.round(actual * 0.7),
    electedOn: new Date(Date.UTC(2024, 5, 18 + (index % 5))),
    responsibilities: "与民生有关的审批、巡查、资金发放",
    powers: "行政审批、工程验收、补助发放",
    funds: 1200.5 + index * 80,
    leadershipPosts: heads,
    leadershipMembers: "见人员表",
    room: "第二监督检查室",
    updatedOn: new Date(Date.UTC(2026, 2, 1)),
    updatedBy: "陈示六",
    version: 1,
  };
}
