import { own } from "#kernel/text/own.ts";
import { permille } from "#kernel/text/permille.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { measures } from "#process/disposal/measures.ts";
import { items } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import {
  bindings,
  checks,
  mattersStatuses,
  mattersTypes,
  verdicts,
} from "#process/matters/terms.ts";

/** Columns of ledger L9 个人事项台账, in their order: what was done, never what was reported. */
export const mattersColumns = [
  "编号",
  "姓名",
  "单位",
  "职务",
  "报告类型",
  "年度",
  "事项",
  "依据",
  "应报日",
  "提交日",
  "提交方式",
  "是否按期",
  "迟报天数",
  "特殊原因说明",
  "退回后提交次数",
  "状态",
  "抽查方式",
  "抽查结论",
  "涉及事项",
  "结论日",
  "处理方式",
  "问题线索",
] as const;

/** One report as a row of L9. */
export function mattersRow(id: string, state: Matters): string[] {
  const { person, type, year, item, binding, due, submissions, excuse, check, verdict } = state;
  const [first] = submissions;
  const last = submissions.at(-1);
  return [
    shortNumber(id),
    person.personName,
    person.unitName,
    person.post,
    mattersTypes[type],
    String(year),
    item === undefined ? "" : items[item].title,
    bindings[binding],
    due?.effectiveDue ?? "",
    first?.on ?? "",
    first === undefined ? "" : first.by === "PERSON" ? "本人填报" : "纸质录入",
    timelinessOf(state),
    first === undefined ? "" : String(first.lateDays),
    excuse?.document ?? "",
    last === undefined ? "" : String(submissions.length - 1),
    mattersStatuses[state.status],
    check === undefined ? "" : checks[check.kind],
    verdict === undefined ? "" : verdicts[verdict.result],
    verdict?.items.map((key) => items[key].title).join("、") ?? "",
    verdict?.on ?? "",
    state.disposals.map(({ measure }) => own(measures, measure)?.label ?? measure).join("、"),
    state.clueId === undefined ? "" : shortNumber(state.clueId),
  ];
}

/** Whether a report came in time, as a cell says it. */
export function timelinessOf({ submissions: [first], overdueSince, excuse }: Matters): string {
  if (first === undefined) return overdueSince === undefined ? "" : "逾期未报";
  if (first.lateDays === 0) return "按期";
  return excuse === undefined ? "迟报" : "迟报（特殊原因）";
}

/** Annual reports of a year as leaders ask for them: the first handing in counts. */
export type Completion = {
  due: number;
  onTime: number;
  late: number;
  missing: number;
  excused: number;
  /** onTime / due, in per cent with one decimal; 100 where nothing is due. */
  percent: number;
};

/** Counts the annual reports of a year; those that are not owed any more count nowhere. */
export function completionOf(reports: readonly Matters[]): Completion {
  const owed = reports.filter(({ type, status }) => type === "ANNUAL" && status !== "ENDED");
  const count = (is: (report: Matters) => boolean) => owed.filter(is).length;
  const onTime = count(({ submissions: [first] }) => first?.lateDays === 0);
  return {
    due: owed.length,
    onTime,
    late: count(({ submissions: [first] }) => first !== undefined && first.lateDays > 0),
    missing: count(({ submissions: [first] }) => first === undefined),
    excused: count(({ excuse }) => excuse !== undefined),
    percent: (permille(onTime, owed.length) ?? 1000) / 10,
  };
}
