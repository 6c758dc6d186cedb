import { describe, expect, it } from "vitest";
import { clueColumns, clueRow } from "#registry/ledger/clues/columns.ts";
import { reconcile, reconciliationRows } from "#registry/ledger/clues/reconcile.ts";
import { clueTables } from "#registry/ledger/clues/tables.ts";
import {
  ask,
  by,
  type ClueMove,
  course,
  opinion,
  received,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "#tests/process/clue/cast.ts";

const nameOf = (id: string) =>
  ({ lead: "陈示六", second: "褚示七", secretary: "周示一" })[id] ?? id;
const lineOf = (moves: readonly ClueMove[]) => ({
  state: stateOf(course(moves)),
  due: { opinion: "2026-04-02", transfer: "2026-03-09", restudy: "2026-09-02" },
  colour: "YELLOW" as const,
  today: "2026-04-07",
  nameOf,
});
const cells = (moves: readonly ClueMove[]) => {
  const row = clueRow(lineOf(moves));
  return Object.fromEntries(clueColumns.map(([title], place) => [title, row[place]]));
};
const studiedAnd = (...of: Parameters<typeof opinion>): ClueMove[] => [
  tell("lead", studied("2026-03-02")),
  tell("lead", opinion(...of)),
  ...throughChain,
];

describe("ledger L3 问题线索台账 (A-31)", () => {
  it("has the columns of the ledgers sheet in their order", () => {
    expect(clueColumns.map(([title]) => title).join("·")).toBe(
      "线索编号·线索来源·来源编号·收到日期·登记日期·被反映人·单位及职务·职级·政治面貌·是否提级监督对象·主要问题·问题类别·涉及金额·反映人（实名/匿名）·是否重复件·分办日期·承办部门·承办人·签收日期·处置意见应提出日·实际提出日·处置方式·审批人及日期·谈话/函询日期·回复日期·初核起止·暂存原因及复研日·处置结果·形态·处分种类·办结日期·已办天数·预警颜色·归档号·备注",
    );
  });

  it("golden row: a first-form measure that ends the clue, archived", () => {
    const measure: ClueMove = tell("lead", {
      type: "measure",
      disposal: {
        personId: "per_zhao",
        measure: "ADMONITION",
        decidedOn: "2026-03-02",
        decidedBy: "区纪委监委",
        basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
      },
    });
    const archive: ClueMove = tell("lead", {
      type: "archive",
      archive: { number: "DA-2026-1", catalogue: ["处置意见审批表"] },
    });
    const moves = [...toDesk, measure, ...studiedAnd("CLOSE", { closing: "FIRST_FORM" }), archive];
    expect(clueRow(lineOf(moves))).toEqual([
      "XS-2026-0001",
      "监督检查",
      "BX-H8WM9V",
      "2026-03-02",
      "2026-03-02",
      "赵示例",
      "望海街道城建科（示例） 科长",
      "",
      "中共党员",
      "是",
      "私车公养（示例）",
      "其他（作风）",
      "",
      "",
      "否",
      "2026-03-02",
      "第 2 监督检查室",
      "陈示六、褚示七",
      "2026-03-02",
      "2026-04-02",
      "2026-03-02",
      "予以了结",
      "周示一 2026-03-02",
      "",
      "",
      "",
      "",
      "第一种形态处理后了结",
      "第一种形态",
      "诫勉",
      "2026-03-02",
      "0",
      "黄",
      "DA-2026-1",
      "予以了结",
    ]);
  });

  it("a shelved clue says why and when it is studied again; an open one counts its days (D-CLU-9)", () => {
    const shelved = cells([...toDesk, ...studiedAnd("SHELVE", { conditions: "有新证据" })]);
    expect(shelved).toMatchObject({
      暂存原因及复研日: "有新证据；复研 2026-09-02",
      已办天数: "36",
      办结日期: "",
      备注: "暂存待查",
    });
  });

  it("a clue of a petition says 实名 or 匿名 and no more of the reporter", () => {
    const told = cells([received({ source: "PETITION", reporter: "NAMED" } as never), ask]);
    expect(told["反映人（实名/匿名）"]).toBe("实名");
  });
});

/** What a clue shows in one of the three tables, by column; undefined when it does not stand in it. */
function inTable(path: string, moves: readonly ClueMove[]) {
  const table = clueTables.find((one) => one.path === path);
  const line = lineOf(moves);
  const on = table?.dayOf(line.state);
  if (table === undefined || on === undefined) return undefined;
  return { on, ...Object.fromEntries(table.columns.map(([title, cell]) => [title, cell(line)])) };
}

describe("三表 of a study meeting (ledgers sheet §5.1, A-31)", () => {
  const passed = [
    received(),
    ask,
    by("case", "register"),
    ask,
    by("case", "foreign"),
    ask,
    by("case", "send"),
  ];

  it("处置和办理情况报告表: a clue by the day of its last approval, with what was decided and done", () => {
    expect(
      inTable("clue-progress", [...toDesk, ...studiedAnd("CLOSE", { closing: "UNTRUE" })]),
    ).toMatchObject({
      on: "2026-03-02",
      线索编号: "XS-2026-0001",
      处置方式: "予以了结",
      处置意见应提出日: "2026-04-02",
      处置结果: "反映失实，予以澄清",
    });
    expect(inTable("clue-progress", toDesk)).toBeUndefined();
  });

  it("移送表: receiver, receipt, and whether it went within five working days (D-CLU-3)", () => {
    expect(inTable("clue-transfers", passed)).toMatchObject({
      on: "2026-03-02",
      接收单位: "示例市纪委监委",
      应移送日: "2026-03-09",
      移送日期: "2026-03-02",
      是否按期: "是",
      回执: "回执1",
    });
    expect(inTable("clue-transfers", toDesk)).toBeUndefined();
  });

  it("办结情况月报表: a clue by the day of its end, whatever the end was", () => {
    expect(inTable("clue-endings", passed)).toMatchObject({
      on: "2026-03-02",
      处置结果: "已移送",
      办结日期: "2026-03-02",
      已办天数: "0",
    });
    expect(inTable("clue-endings", toDesk)).toBeUndefined();
  });
});

describe("问题线索月核对表 (规则 Art. 24)", () => {
  const clue = (receivedOn: string, way?: "CLOSE" | "FILE" | "TALK", on = "", end?: string) => ({
    receivedOn,
    approved: way === undefined ? [] : [{ way, on } as never],
    ...(end === undefined ? {} : { ending: { on: end, kind: "UNPROVEN" as const, note: "" } }),
  });
  const clues = [
    clue("2025-12-30"),
    clue("2026-01-05", "TALK", "2026-02-10"),
    clue("2026-01-16", "CLOSE", "2026-01-20", "2026-01-20"),
    clue("2026-02-02", "CLOSE", "2026-02-28", "2026-02-28"),
    clue("2026-02-24", "FILE", "2026-02-25"),
    clue("2026-03-01"),
  ];

  it("balances: stock before and what came, less what ended, is the stock after", () => {
    const february = reconcile(clues, "2026-02");
    expect(february).toMatchObject({ before: 2, received: 2, ended: 1, after: 3 });
    expect(february.byWay).toMatchObject({ TALK: 1, CLOSE: 1, FILE: 1, SHELVE: 0 });
    expect(february.byEnding.UNPROVEN).toBe(1);
    for (const [month, next] of [
      ["2026-01", "2026-02"],
      ["2026-02", "2026-03"],
    ] as const)
      expect(reconcile(clues, next).before).toBe(reconcile(clues, month).after);
  });

  it("disposal rate and filing rate, one decimal; an empty month divides by nothing", () => {
    const rows = new Map(reconciliationRows(reconcile(clues, "2026-02")) as [string, string][]);
    expect([rows.get("处置率"), rows.get("成案率")]).toEqual(["75.0%", "33.3%"]);
    const empty = new Map(reconciliationRows(reconcile([], "2026-02")) as [string, string][]);
    expect([empty.get("处置率"), empty.get("月末在办")]).toEqual(["0.0%", "0"]);
  });
});
