import { contentAreas, criteria, districtFocus, objectClasses } from "#process/enrollment/terms.ts";
import {
  choice,
  day,
  listOf,
  type Reader,
  reader,
  tenThousandYuan,
  text,
} from "../import/check/cells.ts";
import { optional, required } from "../import/check/columns.ts";

/** Name of the sheet that nominations are read from. */
export const nominationSheet = "提名";

/** Nominations that one workbook may bring; what one request can take in. */
export const maxNominations = 200;

/** Signs of one line; a cell may hold 32,767, which the pattern would try out against one another. */
const longestScore = 500;

/** One line of a score sheet: 评分项目 分数 数据来源, parted by spaces, or by ／ or ｜ of either width. */
const score: Reader<{ item: string; score: number; source: string }> = reader((said) => {
  const parts =
    said.length > longestScore
      ? null
      : /^(.+?)[\s/／|｜]+(\d{1,3}(?:\.\d+)?)分?[\s/／|｜]+(.+)$/.exec(said);
  const [, item = "", points = "", source = ""] = parts ?? [];
  const value = { item: item.trim(), score: Number(points), source: source.trim() };
  return parts === null || value.score > 100
    ? { problem: "每项应为“项目 分数 数据来源”，分数为 0 至 100，多项以；分隔" }
    : { value };
});

const names = listOf(text(100));
const long = text(2000);

/**
 * Columns of a workbook of nominations: whom, the score sheet of the screening, and the
 * nomination. Whoever is meant is in the library already, so no ID number
 * is asked for.
 */
export const nominationColumns = {
  number: optional("序号", text(20)),
  personId: optional("人员编号", text(60)),
  name: optional("姓名", text(100)),
  unit: optional("单位", text(200)),
  post: optional("职务", text(200)),
  place: optional("季度检查地点", text(200)),
  bodyName: optional("班子(组织)名称", text(100)),
  bodyMembers: optional("其他成员", listOf(text(100))),
  scores: required("评分", listOf(score)),
  judgment: required("综合研判", long),
  objectClass: required("对象类别", choice(objectClasses)),
  criteria: required("纳入标准", listOf(choice(criteria))),
  riskGrounds: required("廉政风险依据", long),
  powers: required("权力事项", names),
  amount: optional("涉及金额(万元)", tenThousandYuan),
  focus: required("聚焦领域", choice(districtFocus)),
  focusNote: optional("聚焦说明", text(100)),
  contents: required("监督内容", listOf(choice(contentAreas))),
  contentsNote: optional("其他监督内容", text(100)),
  scopeOfMatters: required("有关事项范围", names),
  basisTitle: required("依据文件", text(100)),
  basisIssuer: required("发文机关", text(100)),
  basisNumber: optional("文号", text(50)),
  basisDate: optional("发文日期", day),
  newGrounds: optional("新的理由", long),
} as const;

export type NominationColumn = keyof typeof nominationColumns;
