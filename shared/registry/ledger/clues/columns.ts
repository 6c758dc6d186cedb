import { daysBetween } from "#kernel/deadline/day.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Clue } from "#process/clue/schema.ts";
import { clueStatuses, disposalWays, endings, sources, standings } from "#process/clue/terms.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { natures } from "#process/finding/terms.ts";
import type { Line } from "../printed.ts";
import { count, every, type Sum, type Sums, total } from "../sums.ts";

/** A clue as a line of L3, with what stands beside its state. */
export type ClueLine = {
  state: Clue;
  /**
   * Effective days: of the opinion (D-CLU-2), of passing on what is not ours (D-CLU-3), and of a shelved
   * clue's next study (D-CLU-9).
   */
  due: { opinion: string; transfer: string; restudy: string };
  /** Colour of what is asked of it now. */
  colour: "NONE" | "BLUE" | "YELLOW" | "RED";
  today: string;
  nameOf: (officer: string) => string;
};

const colours = { NONE: "", BLUE: "蓝", YELLOW: "黄", RED: "红" } as const;
const forms = ["", "第一种形态", "第二种形态", "第三种形态", "第四种形态"] as const;

/** Columns of ledger L3 问题线索台账 after 序号, in the order of the ledgers sheet §5.3. */
export const clueColumns: readonly (readonly [string, (line: ClueLine) => string])[] = [
  ["线索编号", ({ state }) => state.number ?? ""],
  ["线索来源", ({ state }) => sources[state.source]],
  [
    "来源编号",
    ({ state }) =>
      state.sourceNumber ?? (state.origin === undefined ? "" : shortNumber(state.origin.id)),
  ],
  ["收到日期", ({ state }) => state.receivedOn],
  ["登记日期", ({ state }) => state.registeredOn ?? ""],
  ["被反映人", ({ state }) => state.person.name],
  ["单位及职务", ({ state: { person } }) => `${person.unitName ?? ""} ${person.post ?? ""}`.trim()],
  ["职级", ({ state }) => state.rank ?? ""],
  ["政治面貌", ({ state }) => (state.person.isPartyMember === "yes" ? "中共党员" : "非中共党员")],
  ["是否提级监督对象", ({ state }) => standings[state.routing.object]],
  ["主要问题", ({ state }) => state.problem],
  ["问题类别", ({ state }) => `${contentAreas[state.area]}（${natures[state.nature]}）`],
  [
    "涉及金额",
    ({ state }) => (state.amountInFen === 0 ? "" : (state.amountInFen / 100).toFixed(2)),
  ],
  ["反映人（实名/匿名）", ({ state }) => reporterOf(state)],
  ["是否重复件", ({ state }) => repeatOf(state)],
  ["分办日期", ({ state }) => state.assignment?.approvedOn ?? ""],
  ["承办部门", ({ state }) => roomOf(state)],
  ["承办人", ({ state, nameOf }) => state.handlers.map(nameOf).join("、")],
  ["签收日期", ({ state }) => state.signedOn ?? ""],
  ["处置意见应提出日", ({ due }) => due.opinion],
  ["实际提出日", ({ state }) => state.opinedOn ?? ""],
  ["处置方式", ({ state }) => state.approved.map(({ way }) => disposalWays[way]).join("、")],
  ["审批人及日期", ({ state, nameOf }) => approvalsOf(state, nameOf)],
  ["谈话/函询日期", ({ state }) => talksOf(state)],
  ["回复日期", ({ state }) => state.replies.map(({ receivedOn }) => receivedOn).join("、")],
  ["初核起止", ({ state }) => verificationOf(state)],
  ["暂存原因及复研日", ({ state, due }) => shelvingOf(state, due.restudy)],
  ["处置结果", ({ state }) => (state.ending === undefined ? "" : endings[state.ending.kind])],
  ["形态", ({ state }) => formOf(state)],
  ["处分种类", ({ state }) => measuresOf(state)],
  ["办结日期", ({ state }) => state.ending?.on ?? ""],
  [
    "已办天数",
    ({ state, today }) => String(daysBetween(state.receivedOn, state.ending?.on ?? today)),
  ],
  ["预警颜色", ({ colour }) => colours[colour]],
  ["归档号", ({ state }) => state.archive?.number ?? ""],
  ["备注", ({ state }) => clueStatuses[state.status]],
];

const titles = clueColumns.map(([title]) => title);

/** The head of L3: how many are in hand and how they press. */
export const clueSums: Sums<Line> = {
  of: [
    ["件数", every],
    ["办结", count(titles, "办结日期")],
    ["在办", count(titles, "办结日期", (text) => text === "")],
    ...(["红", "黄", "蓝"] as const).map(
      (colour): Sum<Line> => [
        `${colour}色预警`,
        count(titles, "预警颜色", (text) => text === colour),
      ],
    ),
    ["实名", count(titles, "反映人（实名/匿名）", (text) => text === "实名")],
    ["重复件", count(titles, "是否重复件", (text) => text === "是")],
    ["涉及金额", total(titles, "涉及金额")],
  ],
};

/** One clue's cells in the order of the columns. */
export function clueRow(line: ClueLine): string[] {
  return clueColumns.map(([, cell]) => cell(line));
}

function reporterOf({ reporter }: Clue): string {
  return reporter === undefined ? "" : reporter === "NAMED" ? "实名" : "匿名";
}

function repeatOf({ merged, mergedInto }: Clue): string {
  if (mergedInto !== undefined) return "是";
  return merged.length > 0 ? `否（并入 ${merged.length} 件）` : "否";
}

function roomOf({ room, assignment }: Clue): string {
  const approved = assignment?.approvedOn === undefined ? undefined : assignment.room;
  const of = approved ?? room;
  return of === "" ? "" : `第 ${of} 监督检查室`;
}

function approvalsOf({ approved }: Clue, nameOf: ClueLine["nameOf"]): string {
  return approved
    .map(({ on, approvedBy }) =>
      `${approvedBy === undefined ? "" : nameOf(approvedBy)} ${on}`.trim(),
    )
    .join("、");
}

function talksOf({ talks, inquiry }: Clue): string {
  return [
    ...talks.map(({ on }) => `谈话 ${on}`),
    ...(inquiry === undefined ? [] : [`函询 ${inquiry.servedOn}`]),
  ].join("、");
}

function verificationOf({ verification }: Clue): string {
  return verification === undefined
    ? ""
    : `${verification.approvedOn} 至 ${verification.report?.on ?? ""}`.trim();
}

function shelvingOf({ approved, shelvedOn }: Clue, restudy: string): string {
  const conditions = approved.findLast(({ way }) => way === "SHELVE")?.conditions;
  return shelvedOn === undefined ? "" : `${conditions ?? ""}；复研 ${restudy}`;
}

function formOf({ disposals }: Clue): string {
  const highest = Math.max(0, ...disposals.map(({ measure }) => measureOf(measure).form ?? 0));
  return forms[highest] ?? "";
}

function measuresOf({ disposals }: Clue): string {
  return disposals.map(({ measure }) => measureOf(measure).label).join("、");
}
