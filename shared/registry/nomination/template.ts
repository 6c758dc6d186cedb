import type { Day } from "#kernel/deadline/day.ts";
import type { Ledger } from "#kernel/document/documents.ts";
import { contentAreas, criteria, districtFocus, objectClasses } from "#process/enrollment/terms.ts";
import {
  maxNominations,
  type NominationColumn,
  nominationColumns,
  nominationSheet,
} from "./columns.ts";

const several = "多项以、或；分隔";

const hints: Partial<Record<NominationColumn, string>> = {
  number: `填表说明：一行一人，一次最多 ${maxNominations} 行；不填身份证号`,
  personId: "填人员编号，或填姓名和单位",
  unit: "名称或单位代码",
  post: "同一单位有同名人员时填写",
  place: "不同于单位时填写，名称或单位代码",
  bodyName: "对象是“两委”班子、集体经济组织的填写名称，姓名填主要负责人；对象是个人的不填",
  bodyMembers: `主要负责人以外成员的姓名，须在该单位人员中；${several}`,
  scores: "项目 分数 数据来源，多项以；分隔，如：权力集中程度 90 信息库",
  objectClass: Object.values(objectClasses).join("、"),
  criteria: `${Object.values(criteria).join("、")}；${several}`,
  powers: several,
  focus: Object.values(districtFocus).join("、"),
  contents: `${Object.values(contentAreas).join("、")}；${several}`,
  scopeOfMatters: several,
  basisDate: "yyyy-mm-dd",
  newGrounds: "研究未通过的，期满后再次提名时填写",
};

/** An empty workbook of nominations with what may be filled in; reading it gives no row. */
export function nominationTemplate(of: { filledBy: string; date: Day }): Ledger {
  const names = Object.keys(nominationColumns) as NominationColumn[];
  return {
    sheet: nominationSheet,
    title: "提级监督对象批量提名表",
    classification: "内部",
    columns: names.map((name) => nominationColumns[name].title),
    rows: [names.map((name) => hints[name] ?? "")],
    checkedBy: "",
    ...of,
  };
}
