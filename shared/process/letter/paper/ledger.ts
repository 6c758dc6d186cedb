import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { dateText, type Ledger } from "#kernel/document/documents.ts";
import { serviceText } from "../describe.ts";
import { dueOf } from "../rectification/clocks.ts";
import type { Letter } from "../schema.ts";
import { letterStatuses, objectionAnswers, results } from "../terms.ts";
import { kindOf } from "./content.ts";

/** Columns of ledger L7 建议书台账 after 序号: those of the ledgers sheet §5.3 in its order, and 备注. */
const columns: readonly (readonly [string, (letter: Letter, rules: Rules) => string])[] = [
  ["文号", numberOf],
  ["种类", ({ content }) => kindOf(content)],
  ["被建议单位", ({ content }) => content.addressee.unitName],
  ["事由", ({ content }) => content.subject],
  ["签发", ({ signedOn }) => signedOn ?? ""],
  ["送达", serviceText],
  ["异议", objectionOf],
  ["方案", ({ plan }) => plan?.submittedOn ?? ""],
  ["期限", dueTextOf],
  ["延期", extensionOf],
  ["反馈", ({ feedbacks }) => feedbacks.map(feedbackOf).join("；")],
  ["评估", ({ evaluations }) => evaluationOf(evaluations[0])],
  ["复查", ({ evaluations }) => evaluations.slice(1).map(evaluationOf).join("；")],
  ["销号", ({ closedOn }) => closedOn ?? ""],
  ["回访", revisitOf],
];

/** Titles of ledger L7 after 序号. */
export const letterColumns = [...columns.map(([title]) => title), "备注"];

/** A letter as a row of ledger L7, after its 序号; `remarks` are what other records say of it. */
export function letterRow(letter: Letter, rules: Rules, remarks: readonly string[] = []): string[] {
  const remark = [...endOf(letter), ...remarks].join("；");
  return [...columns.map(([, cell]) => cell(letter, rules)), remark];
}

/** Ledger L7 of these letters as of a moment. */
export function ledgerOf(
  all: readonly Letter[],
  { now, rules, filledBy }: { now: string; rules: Rules; filledBy: string },
): Ledger {
  const today: Day = dayOf(now);
  const letters = all.filter(isListed);
  return {
    sheet: "建议书台账",
    title: `${rules.config.name}建议书台账(截至 ${dateText(today)})`,
    classification: "工作秘密",
    columns: ["序号", ...letterColumns],
    rows: letters.map((letter, at) => [String(at + 1), ...letterRow(letter, rules)]),
    filledBy,
    checkedBy: "",
    date: today,
  };
}

function numberOf({ number, voidedNumbers }: Letter): string {
  const voided = voidedNumbers.map(({ text }) => `${text}（作废）`);
  return [...(number === undefined ? [] : [number.text]), ...voided].join("；");
}

function objectionOf({ former, objection }: Letter): string {
  const all = [...former.map((each) => each.objection), ...(objection ? [objection] : [])];
  return all
    .map(({ lodgedOn, answer, answeredOn }) =>
      answer === undefined
        ? `${lodgedOn} 提出`
        : `${lodgedOn} 提出，${answeredOn} ${objectionAnswers[answer]}`,
    )
    .join("；");
}

function extensionOf({ extension }: Letter): string {
  if (extension === undefined) return "";
  const { askedOn, days, decision, decidedOn } = extension;
  const answer = { granted: "同意", denied: "不同意" };
  return `${askedOn} 申请 ${days} 日${decision === undefined ? "" : `，${decidedOn} ${answer[decision]}`}`;
}

/** What an evaluation found, by its day. */
export function evaluationOf(evaluation: Letter["evaluations"][number] | undefined): string {
  if (evaluation === undefined) return "";
  const { evaluatedOn, results: found } = evaluation;
  const parts = found.map(({ demand, result }) => `${demand}${results[result]}`);
  return `${evaluatedOn} ${parts.join("、")}`;
}

function feedbackOf({ submittedOn, lateDays }: Letter["feedbacks"][number]): string {
  return lateDays === 0 ? submittedOn : `${submittedOn}（逾期${lateDays}日）`;
}

/** The limit that runs now, or that ran last. */
export function dueTextOf({ clocks }: Pick<Letter, "clocks">, rules: Rules): string {
  if (clocks === undefined) return "";
  const { effectiveDue, nominalDue } = dueOf(rules, clocks.rectification);
  return effectiveDue ?? `${nominalDue}（暂定）`;
}

/** How a letter ended that was not closed. */
function endOf({ status }: Letter): string[] {
  return ["REVOKED", "REFUSED", "REFERRED", "WITHDRAWN"].includes(status)
    ? [letterStatuses[status]]
    : [];
}

/** A draft that was withdrawn before it had a number is no letter: the ledger does not know it. */
function isListed({ status, number, voidedNumbers }: Letter): boolean {
  return status !== "WITHDRAWN" || number !== undefined || voidedNumbers.length > 0;
}

function revisitOf({ revisit }: Letter): string {
  if (revisit === undefined) return "";
  return `${revisit.on} ${revisit.relapsed === "yes" ? "问题反弹" : "未反弹"}`;
}
