/** States of a personal-matters report (process sheet §4.8); overdue is a flag beside them. */
export const mattersStatuses = {
  DUE: "待报告",
  DRAFT: "填写中",
  SUBMITTED: "待审核",
  RETURNED: "退回补正",
  ACCEPTED: "已受理",
  SPOT_CHECK: "抽查核实",
  CONSISTENT: "如实报告",
  OMITTED: "漏报",
  CONCEALED: "瞒报",
  HANDLED: "已处理",
  ENDED: "不再报告",
} as const;
export type MattersStatus = keyof typeof mattersStatuses;

/** Statuses in which the person may still write. */
export const writing: readonly MattersStatus[] = ["DUE", "DRAFT", "RETURNED"];

/** Whether a report lies with the office, whatever it makes of it. */
export function isHandedIn(status: string): boolean {
  const elsewhere: readonly string[] = [...writing, "ENDED"];
  return !elsewhere.includes(status);
}

export const mattersTypes = {
  ANNUAL: "年度报告",
  CHANGE: "变化报告",
  FIRST: "首次报告",
  PROMOTION: "提任报告（凡提必核）",
  WEDDING_FUNERAL: "婚丧喜庆报告",
  LEAVING: "离任报告",
} as const;
export type MattersType = keyof typeof mattersTypes;

/** An occasion is told of before it, and again after it. */
export const phases = { BEFORE: "事前", AFTER: "事后" } as const;
export type Phase = keyof typeof phases;

/**
 * Whether the national rule of 2017 binds the person (Art. 2: from 县处级副职 up), or a duty of the
 * district's own does, in which the rule is only followed.
 */
export const bindings = { BOUND: "适用", BY_ANALOGY: "参照执行" } as const;
export type Binding = keyof typeof bindings;

/** Verdicts of a check (查核办法 2017). */
export const verdicts = { CONSISTENT: "如实报告", OMITTED: "漏报", CONCEALED: "瞒报" } as const;
export type Verdict = keyof typeof verdicts;

/** Why a report is checked. */
export const checks = { LOT: "随机抽查", FOCUS: "重点抽查", PROMOTION: "凡提必核" } as const;
export type Check = keyof typeof checks;

/** Of all who owe an annual report so many are drawn each year (norms §2.5). */
export const drawnPercent = 10;
