import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Petition } from "#process/petition/schema.ts";
import { isNamed } from "#process/petition/shown/named.ts";
import {
  categories,
  channels,
  conclusions,
  petitionStatuses,
  signatures,
  tellings,
} from "#process/petition/terms.ts";
import type { Line } from "../printed.ts";
import { count, every, type Sums } from "../sums.ts";

/** A petition as a line of L6, with the days on which its legal clocks run out. */
export type PetitionLine = {
  state: Petition;
  /** Effective days: of the notice (D-PET-1), the completion (D-PET-6) and the feedback (D-PET-2). */
  due: { notice: string; completion: string; feedback: string };
};

/**
 * Columns of ledger L6 信访举报台账 after 序号, in the order of the ledgers sheet §5.3. Who reported has
 * no column: a line is made from the state, which does not hold it.
 */
export const petitionColumns: readonly (readonly [string, (line: PetitionLine) => string])[] = [
  ["信访编号", ({ state }) => state.number ?? ""],
  [
    "查询码（脱敏）",
    ({ state }) => (state.receiptHash === undefined ? "无" : "****（只存校验值）"),
  ],
  ["收到日期", ({ state }) => state.receivedOn],
  ["登记日期", ({ state }) => state.registeredOn],
  ["渠道", ({ state }) => channels[state.channel]],
  ["实名/匿名", ({ state }) => signatures[isNamed(state) ? "NAMED" : "ANONYMOUS"]],
  ["身份核实", ({ state }) => identityOf(state)],
  ["类别", ({ state }) => (state.category === undefined ? "" : categories[state.category])],
  ["被反映人", ({ state }) => state.registration?.accused ?? ""],
  ["单位职务", ({ state }) => state.registration?.post ?? ""],
  ["街镇", ({ state }) => state.registration?.town ?? ""],
  [
    "问题领域",
    ({ state: { registration } }) => (registration ? contentAreas[registration.area] : ""),
  ],
  ["主要内容摘要", ({ state }) => state.registration?.summary ?? ""],
  ["是否初次", ({ state }) => (state.duplicateOf === undefined ? "是" : "否")],
  ["关联件", ({ state }) => linkedOf(state)],
  ["受理情况", ({ state }) => petitionStatuses[state.status]],
  ["告知应到日", ({ state, due }) => (isNamed(state) ? due.notice : "")],
  ["告知日期/方式", ({ state }) => dayAndWay(state.noticedOn, state.noticedBy)],
  ["转办部门", ({ state }) => roomOf(state)],
  ["转办日期", ({ state }) => state.handedOverOn ?? state.passedOn?.on ?? ""],
  ["承办部门", ({ state }) => (state.clueId === undefined ? "" : roomOf(state))],
  ["线索编号", ({ state }) => state.clueNumber ?? ""],
  ["办结应到日", ({ due }) => due.completion],
  ["办结日期", ({ state }) => state.completed?.on ?? ""],
  ["结论", ({ state: { completed } }) => (completed ? conclusions[completed.conclusion] : "")],
  ["反馈应到日", ({ state, due }) => (isNamed(state) ? due.feedback : "")],
  ["反馈日期/方式", ({ state }) => feedbackOf(state)],
  ["异议", ({ state }) => objectionsOf(state)],
  ["是否逾期", ({ state }) => (state.missed.length === 0 ? "否" : "是")],
  ["归档号", ({ state }) => state.archive?.number ?? ""],
];

const titles = petitionColumns.map(([title]) => title);
const is = (wanted: string) => (text: string) => text === wanted;

/** The head of L6: what leaders ask of petitions (ledgers sheet §5.1). */
export const petitionSums: Sums<Line> = {
  of: [
    ["件次", every],
    [categories.ACCUSATION, count(titles, "类别", is(categories.ACCUSATION))],
    ["实名", count(titles, "实名/匿名", is(signatures.NAMED))],
    ["重复件", count(titles, "是否初次", is("否"))],
    ["转为线索", count(titles, "线索编号")],
    ["办结", count(titles, "办结日期")],
    ["反馈", count(titles, "反馈日期/方式", (text) => text.startsWith("2"))],
    ["逾期", count(titles, "是否逾期", is("是"))],
  ],
};

/** One petition's cells in the order of the columns. */
export function petitionRow(line: PetitionLine): string[] {
  return petitionColumns.map(([, cell]) => cell(line));
}

function identityOf({ signature, identity }: Petition): string {
  if (signature === "ANONYMOUS") return "";
  if (identity === undefined) return "待核实";
  return identity.result === "CONFIRMED" ? `属实（${identity.on}）` : `无法核实（${identity.on}）`;
}

function linkedOf({ duplicateOf, repeats }: Petition): string {
  if (duplicateOf !== undefined) return `首次件 ${shortNumber(duplicateOf)}`;
  return repeats.length === 0 ? "" : `重复 ${repeats.length} 件`;
}

function roomOf({ routing, passedOn }: Petition): string {
  if (passedOn !== undefined) return passedOn.receiver;
  return routing === undefined ? "" : `第 ${routing.room} 监督检查室`;
}

function feedbackOf({ feedback }: Petition): string {
  const told = feedback.findLast(({ reached }) => reached === "yes");
  if (told !== undefined) return dayAndWay(told.on, told.how);
  return feedback.length === 0 ? "" : `联系 ${feedback.length} 次未果`;
}

function objectionsOf({ objections }: Petition): string {
  return objections
    .map(({ on, answer }) => `${on} ${answer === undefined ? "办理中" : "已解释"}`)
    .join("、");
}

function dayAndWay(on: string | undefined, how: string | undefined): string {
  return on === undefined ? "" : `${on} ${own<string>(tellings, how ?? "") ?? ""}`.trim();
}
