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
import { conducted, type Labels, text, whole } from "./labels.ts";

export const recusal: Labels<Recusal> = {
  subject: "所涉事项",
  officer: text("申请回避的人员"),
  relation: text("回避情形"),
  detail: text("具体关系"),
  requestedBy: text("申请人"),
  concerns: "所涉人员和单位",
  status: text("状态"),
  officerName: text("姓名"),
  enteredBy: text("录入人"),
  enteredAt: text("录入时间"),
  decidedOn: text("决定日期"),
  letterNumber: text("上级决定文号"),
  letterOn: text("上级决定日期"),
};

export const roster: Labels<Roster> = {
  status: text("状态"),
  changes: "变更内容",
  proposedBy: text("提出人"),
  proposedAt: text("提出时间"),
  reason: text("指定理由"),
  letterNumber: text("上级决定文号"),
  letterOn: text("上级决定日期"),
  recused: "已回避人员",
  setting: "拟发布的配置",
  from: text("提出时的配置指纹"),
  tie: "拟登记的回避关系",
};

export const screening: Labels<Screening> = {
  ...conducted,
  year: whole("年度"),
  room: text("监督检查室"),
  from: text("开展日期"),
  threshold: "本区标准",
  listed: "筛选名单",
  unlisted: "名单以外达到标准的个数",
  conclusion: "研判结果",
};

export const basis: Labels<Basis> = {
  ...conducted,
  enteredBy: text("登记人"),
  content: "依据内容",
  version: whole("版本"),
  former: "历次版本",
  repealed: "废止",
};

export const confirmation: Labels<Confirmation> = {
  ...conducted,
  unitId: text("单位"),
  unitName: text("单位名称"),
  room: text("监督检查室"),
  lines: "请单位核对的内容",
  district: text("地区"),
  cause: text("提起情形"),
  from: text("起始日期"),
  note: text("请单位注意"),
  proposal: "单位提出的变更",
  returned: "退回",
  confirmedOn: text("确认日期"),
  endedFor: text("为何终止"),
};

export const incident: Labels<Incident> = {
  step: text("未能完成的步骤"),
  subject: "所涉事项",
  reason: text("原因"),
  event: "由何而来",
  status: text("状态"),
  enteredAt: text("出现时间"),
  visits: "出现次数",
  kept: "不得知悉的人员",
};

export const ladder: Labels<Ladder> = {
  ...conducted,
  district: text("地区"),
  of: "逾期事项",
  more: "一并督办的逾期事项",
  ended: "其中已办结的",
  gathers: "正在合并的步骤",
  late: "责任单位（人）",
  room: text("监督检查室"),
  climbed: "已到的步骤",
  letters: "已制发的函件",
  explanation: "书面说明",
  talk: "约谈记录",
  spared: "不予制发（约谈）",
  closedFor: text("为何结束"),
};

export const report: Labels<Report> = {
  ...conducted,
  type: text("报告类型"),
  from: text("起日"),
  to: text("止日"),
  room: text("监督检查室"),
  district: text("地区"),
  sums: "汇总的各区",
  drafter: text("编制人"),
  version: whole("版本"),
  count: "统计数字（封存值）",
  changes: "与上一版的差异",
  analysis: text("情况分析"),
  signed: "签发",
  former: "历次版本",
};

export const unit: Labels<Unit> = {
  status: text("状态"),
  content: "单位信息",
  source: "来源",
  closed: "撤销（并入）",
  confirmedOn: text("最近确认日期"),
};

export const person: Labels<Omit<Person, "idNumber" | "idNumberIndex">> = {
  status: text("状态"),
  content: "人员信息",
  idNumberMasked: text("身份证号（遮蔽）"),
  left: "离岗",
  died: "去世",
  vacated: "原岗位",
  successor: text("继任者"),
  supervisedBy: text("监督对象认定"),
  source: "来源",
};

export const imported: Labels<Import> = {
  status: text("状态"),
  mode: text("导入方式"),
  file: "文件",
  by: text("导入人"),
  units: whole("单位行数"),
  people: "人员行数",
  chunks: whole("分批数"),
  done: whole("已完成的批数"),
  counts: "结果计数",
  errorCount: whole("错误行数"),
  errors: "错误",
  failure: text("失败情况"),
  copy: "原件",
};
