import {
  districtTypes,
  genders,
  objectClassLabels,
  postNatures,
  postStatuses,
  staffClasses,
  standings,
  unitClasses,
} from "../../terms.ts";
import {
  choice,
  count,
  dated,
  day,
  idNumber,
  month,
  type Reader,
  tenThousandYuan,
  text,
} from "./cells.ts";

/** One column of a sheet. */
export type Column<T, R extends boolean = boolean> = {
  title: string;
  /** Another title that the column may have. */
  alias?: string;
  read: Reader<T>;
  isRequired: R;
};

/** The columns of a sheet by name, in the order of ledger L1. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The values of a row whose cells are all right. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K] extends Column<infer T, infer R>
    ? R extends true
      ? T
      : T | undefined
    : never;
};

/** A column that may be empty. */
export function optional<T>(title: string, read: Reader<T>, alias?: string): Column<T, false> {
  return { title, read, isRequired: false, ...(alias === undefined ? {} : { alias }) };
}

/** A column that must say something. */
export function required<T>(title: string, read: Reader<T>): Column<T, true> {
  return { title, read, isRequired: true };
}

const line = text(200);
const datedLine = dated(200);
const long = text(4000);

/** Sheet A of ledger L1; 更新日期, 更新人, 版本 are told by the system itself and not taken in. */
export const unitColumns = {
  number: optional("序号", line),
  code: required("单位代码", text(40)),
  name: required("单位名称", line),
  parent: optional("上级单位", line),
  class: required("类别", choice(unitClasses)),
  town: optional("街镇", line),
  districtType: optional("区域类型", choice(districtTypes)),
  focus: optional("聚焦领域", line),
  authorized: optional("核定编制数", count),
  actual: optional("实有人数", count),
  vacant: optional("空编", count),
  supportStaff: optional("工勤人数", count),
  organization: optional("党组织名称", line),
  organizationType: optional("党组织类型", line),
  members: optional("党员数", count),
  secretary: optional("书记", line),
  electedOn: optional("换届日期", day),
  responsibilities: optional("工作职责", long),
  powers: optional("主要权力事项", long),
  funds: optional("年度资金量(万元)", tenThousandYuan),
  collectiveAssets: optional("集体资金/资产/资源", long),
  collectiveIncome: optional("年集体收入", tenThousandYuan),
  leadershipPosts: optional("班子职数", count),
  leadershipMembers: optional("班子成员", long),
  division: optional("分工", long),
  room: optional("责任监督检查室", line),
  updatedOn: optional("更新日期", datedLine),
  updatedBy: optional("更新人", line),
  version: optional("版本", line),
} as const;

/** Sheet B of ledger L1. */
export const personColumns = {
  number: optional("序号", line),
  name: required("姓名", line),
  gender: optional("性别", choice(genders)),
  idNumber: optional("身份证号", idNumber, "身份证号(脱敏)"),
  bornIn: optional("出生年月", month),
  ethnicity: optional("民族", line),
  nativePlace: optional("籍贯", line),
  politicalStatus: optional("政治面貌", line),
  joinedOn: optional("入党时间", month),
  education: optional("学历", line),
  workingSince: optional("参加工作时间", month),
  unit: required("单位", line),
  post: required("职务", line),
  rank: optional("职级", line),
  inPostSince: optional("任现职时间", month),
  nature: optional("编制性质", choice(postNatures)),
  class: required("人员类别", choice(staffClasses)),
  portfolio: optional("分管工作", long),
  isKeyObject: required("是否提级监督对象", choice({ YES: "是", NO: "否" })),
  objectClass: optional("对象类别", choice(objectClassLabels)),
  basis: optional("纳入依据", long),
  criteria: optional("纳入标准", long),
  scope: optional("有关事项范围", long),
  study: optional("区纪委研究日期及纪要号", datedLine),
  consent: optional("区委同意日期及文号", datedLine),
  effectiveOn: optional("生效日期", day),
  reviewOn: optional("下次评估日期", day),
  status: optional("状态", choice({ ...postStatuses, ...standings })),
  leftOn: optional("退出日期", day),
  leftReason: optional("退出原因", text(500)),
  remark: optional("备注", dated(4000)),
} as const;

/** Names of the two sheets. */
export const sheetNames = { units: "单位", people: "人员" } as const;
