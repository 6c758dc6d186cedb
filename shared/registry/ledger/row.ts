/** One inspection as ledger L2 writes it; every cell is text, empty where there is nothing. */
export type LedgerRow = {
  number: string;
  subject: string;
  day: string;
  quarter: string;
  type: string;
  theme: string;
  contents: string;
  methods: string;
  lead: string;
  members: string;
  recusals: string;
  materials: string;
  interviewed: string;
  findings: string;
  descriptions: string;
  kinds: string;
  people: string;
  amount: string;
  handling: string;
  clues: string;
  letters: string;
  demands: string;
  until: string;
  rectifiedOn: string;
  timeliness: string;
  rechecked: string;
  closedOn: string;
  handler: string;
  remark: string;
};

/** Columns of ledger L2 监督台账 after 序号, in the order of the ledgers sheet §5.3. */
export const ledgerColumns: Readonly<Record<keyof LedgerRow, string>> = {
  number: "编号",
  subject: "对象/单位",
  day: "监督日期",
  quarter: "季度",
  type: "监督类型",
  theme: "主题",
  contents: "监督内容",
  methods: "监督方式",
  lead: "检查组组长",
  members: "成员",
  recusals: "回避情况",
  materials: "查阅资料清单",
  interviewed: "访谈人数",
  findings: "发现问题数",
  descriptions: "问题描述",
  kinds: "性质",
  people: "涉及人员",
  amount: "涉及金额",
  handling: "处理方式",
  clues: "移交线索编号",
  letters: "建议书文号",
  demands: "整改要求",
  until: "整改期限",
  rectifiedOn: "整改完成日期",
  timeliness: "是否按期",
  rechecked: "复查结果",
  closedOn: "销号日期",
  handler: "承办人",
  remark: "备注",
};

/** What rows need besides the record: names of officers, limits of the district. */
export type Naming = { nameOf: (officer: string) => string };
