import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { dateText, type Ledger } from "#kernel/document/documents.ts";
import type { Rules } from "#kernel/rules.ts";
import { dueOf } from "./clocks.ts";
import { kindOf } from "./content.ts";
import { serviceText } from "./describe.ts";
import type { Letter } from "./schema.ts";
import { letterStatuses, objectionAnswers, results } from "./terms.ts";

/** Columns of ledger L7 建议书台账, in the order of the ledgers sheet §5.3. */
const columns: Readonly<Record<string, (letter: Letter, rules: Rules) => string>> = {
  文号: numberOf,
  种类: ({ content }) => kindOf(content),
  被建议单位: ({ content }) => content.addressee.unitName,
  事由: ({ content }) => content.subject,
  签发: ({ signedOn }) => signedOn ?? "",
  送达: (state) => serviceText(state),
  异议: objectionOf,
  方案: ({ plan }) => plan?.submittedOn ?? "",
  期限: ({ clocks }, rules) =>
    clocks === undefined ? "" : (dueOf(rules, clocks.rectification).effectiveDue ?? "待日历"),
  延期: extensionOf,
  反馈: ({ feedbacks }) =>
    feedbacks.map(({ submittedOn, lateDays }) => late(submittedOn, lateDays)).join("；"),
  评估: ({ evaluations }) => evaluationOf(evaluations[0]),
  复查: ({ evaluations }) => evaluations.slice(1).map(evaluationOf).join("；"),
  销号: ({ closedOn, status }) => closedOn ?? (isEnded(status) ? letterStatuses[status] : ""),
  回访: ({ revisit }) =>
    revisit === undefined
      ? ""
      : `${revisit.on} ${revisit.relapsed === "yes" ? "问题反弹" : "未反弹"}`,
};

/** Ledger L7 of these letters as of a moment. */
export function ledgerOf(
  letters: readonly Letter[],
  { now, rules, filledBy }: { now: string; rules: Rules; filledBy: string },
): Ledger {
  const today: Day = dayOf(now);
  return {
    sheet: "建议书台账",
    title: `${rules.config.name}建议书台账(截至 ${dateText(today)})`,
    classification: "工作秘密",
    columns: Object.keys(columns),
    rows: letters.map((letter) => Object.values(columns).map((cell) => cell(letter, rules))),
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

function evaluationOf(evaluation: Letter["evaluations"][number] | undefined): string {
  if (evaluation === undefined) return "";
  const { evaluatedOn, results: found } = evaluation;
  const parts = found.map(({ demand, result }) => `${demand}${results[result]}`);
  return `${evaluatedOn} ${parts.join("、")}`;
}

function late(day: Day, lateDays: number): string {
  return lateDays === 0 ? day : `${day}（逾期${lateDays}日）`;
}

function isEnded(status: Letter["status"]): boolean {
  return ["REVOKED", "REFUSED", "REFERRED", "WITHDRAWN"].includes(status);
}
