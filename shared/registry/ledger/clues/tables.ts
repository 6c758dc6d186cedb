import type { Day } from "#kernel/deadline/day.ts";
import type { Clue } from "#process/clue/schema.ts";
import { type ClueLine, clueColumns } from "./columns.ts";
import { studyDays } from "./study-days.ts";

type Column = readonly [string, (line: ClueLine) => string];

/** A table that a study meeting reads: which clues stand in it, by which day, and what of them. */
export type ClueTable = {
  /** In the address: `/ledgers/clue-transfers`. */
  path: string;
  name: string;
  /** The day by which a clue belongs to a period; undefined when it does not stand in the table. */
  dayOf: (state: Clue) => Day | undefined;
  columns: readonly Column[];
};

/**
 * “三表” of a study meeting (ledgers sheet §5.1): 处置和办理情况报告表, 移送表, 办结情况月报表. What a
 * column says is what it says in ledger L3.
 */
export const clueTables: readonly ClueTable[] = [
  {
    path: "clue-progress",
    name: "问题线索处置和办理情况报告表",
    dayOf: studyDays.progress,
    columns: ledgerColumns([
      "线索编号",
      "被反映人",
      "单位及职务",
      "主要问题",
      "收到日期",
      "承办部门",
      "承办人",
      "处置意见应提出日",
      "实际提出日",
      "处置方式",
      "审批人及日期",
      "谈话/函询日期",
      "回复日期",
      "初核起止",
      "暂存原因及复研日",
      "处置结果",
      "已办天数",
      "预警颜色",
      "备注",
    ]),
  },
  {
    path: "clue-transfers",
    name: "问题线索移送表",
    dayOf: studyDays.transfer,
    columns: [
      ...ledgerColumns([
        "线索编号",
        "线索来源",
        "收到日期",
        "被反映人",
        "单位及职务",
        "主要问题",
        "承办部门",
      ]),
      ["接收单位", ({ state }) => state.transfer?.receiver ?? ""],
      ["应移送日", ({ due }) => due.transfer],
      ["移送日期", ({ state }) => state.transfer?.sentOn ?? ""],
      ["是否按期", ({ state, due }) => onTime(state.transfer?.sentOn, due.transfer)],
      ["回执", ({ state }) => state.transfer?.receipt ?? ""],
    ],
  },
  {
    path: "clue-endings",
    name: "问题线索办结情况月报表",
    dayOf: studyDays.ending,
    columns: ledgerColumns([
      "线索编号",
      "线索来源",
      "收到日期",
      "被反映人",
      "单位及职务",
      "主要问题",
      "承办部门",
      "承办人",
      "处置方式",
      "处置结果",
      "形态",
      "处分种类",
      "办结日期",
      "已办天数",
      "归档号",
    ]),
  },
];

function ledgerColumns(titles: readonly string[]): Column[] {
  return titles.map((title) => {
    const column = clueColumns.find(([one]) => one === title);
    if (column === undefined) throw new Error(`L3 has no column ${title}`);
    return column;
  });
}

function onTime(sentOn: Day | undefined, due: Day | ""): string {
  if (sentOn === undefined || due === "") return "";
  return sentOn <= due ? "是" : "否";
}
