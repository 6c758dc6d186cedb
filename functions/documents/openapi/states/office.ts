import type { Basis } from "#process/basis/schema.ts";
import type { Confirmation } from "#process/confirmation/schema.ts";
import type { Incident } from "#process/incident/schema.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import type { Report } from "#process/report/schema.ts";
import type { Roster } from "#process/roster/schema.ts";
import type { Screening } from "#process/screening/schema.ts";
import type { Import } from "#registry/import/schema.ts";
import type { Person } from "#registry/person/schema.ts";
import type { Unit } from "#registry/unit/schema.ts";
import { conducted, type Labels } from "./labels.ts";

export const recusal: Labels<Recusal> = {
  subject: "所涉事项",
  officer: "申请回避的人员",
  relation: "回避情形",
  detail: "具体关系",
  requestedBy: "申请人",
  concerns: "所涉人员和单位",
  status: "状态",
  officerName: "姓名",
  enteredBy: "录入人",
  enteredAt: "录入时间",
  decidedOn: "决定日期",
  letterNumber: "上级决定文号",
};

export const roster: Labels<Roster> = {
  status: "状态",
  changes: "变更内容",
  proposedBy: "提出人",
  proposedAt: "提出时间",
  reason: "指定理由",
  letterNumber: "上级决定文号",
  recused: "已回避人员",
};

export const screening: Labels<Screening> = {
  ...conducted,
  year: "年度",
  room: "监督检查室",
  from: "开展日期",
  threshold: "本区标准",
  listed: "筛选名单",
  unlisted: "名单以外达到标准的个数",
  conclusion: "研判结果",
};

export const basis: Labels<Basis> = {
  ...conducted,
  enteredBy: "登记人",
  content: "依据内容",
  version: "版本",
  former: "历次版本",
  repealed: "废止",
};

export const confirmation: Labels<Confirmation> = {
  ...conducted,
  unitId: "单位",
  unitName: "单位名称",
  room: "监督检查室",
  lines: "请单位核对的内容",
  district: "地区",
  cause: "提起情形",
  from: "起始日期",
  note: "请单位注意",
  proposal: "单位提出的变更",
  returned: "退回",
  confirmedOn: "确认日期",
  endedFor: "终止原因",
};

export const incident: Labels<Incident> = {
  step: "未能完成的步骤",
  subject: "所涉事项",
  reason: "原因",
  event: "由何而来",
  status: "状态",
  enteredAt: "出现时间",
  visits: "出现次数",
};

export const ladder: Labels<Ladder> = {
  ...conducted,
  district: "地区",
  of: "逾期事项",
  more: "一并督办的逾期事项",
  ended: "其中已办结的",
  gathers: "正在合并的步骤",
  late: "责任单位（人）",
  room: "监督检查室",
  climbed: "已到的步骤",
  letters: "已制发的函件",
  explanation: "书面说明",
  talk: "约谈记录",
  spared: "不予制发（约谈）",
  closedFor: "结束原因",
};

export const report: Labels<Report> = {
  ...conducted,
  type: "报告类型",
  from: "起日",
  to: "止日",
  room: "监督检查室",
  district: "地区",
  sums: "汇总的各区",
  drafter: "编制人",
  version: "版本",
  count: "统计数字（封存值）",
  changes: "与上一版的差异",
  analysis: "情况分析",
  signed: "签发",
  former: "历次版本",
};

export const unit: Labels<Unit> = {
  status: "状态",
  content: "单位信息",
  source: "来源",
  closed: "撤销（并入）",
  confirmedOn: "最近确认日期",
};

export const person: Labels<Omit<Person, "idNumber" | "idNumberIndex">> = {
  status: "状态",
  content: "人员信息",
  idNumberMasked: "身份证号（遮蔽）",
  left: "离岗",
  vacated: "原岗位",
  successor: "继任者",
  supervisedBy: "监督对象认定",
  source: "来源",
};

export const imported: Labels<Import> = {
  status: "状态",
  mode: "导入方式",
  file: "文件",
  by: "导入人",
  units: "单位行数",
  people: "人员行数",
  chunks: "分批数",
  done: "已完成的批数",
  counts: "结果计数",
  errorCount: "错误行数",
  errors: "错误",
  failure: "失败原因",
  copy: "原件",
};
