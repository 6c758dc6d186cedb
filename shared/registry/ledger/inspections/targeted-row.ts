import { quarterOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { violators } from "#process/finding/check.ts";
import { dueTextOf, evaluationOf } from "#process/letter/paper/ledger.ts";
import type { Letter } from "#process/letter/schema.ts";
import { quarterText } from "#process/quarterly/visits/quarter.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { inspectionTypes, targetedStatuses } from "#process/targeted/terms.ts";
import { clueRemarks, commonCells, joined } from "../common.ts";
import type { LedgerRow, Naming } from "../row.ts";

/** What a line of ledger L2 says of a letter: so little that those of all inspections can be held at a time. */
export type LetterCells = { until: string; rechecked: string; lateDays?: number };

/** What a line says of a letter; nothing before it was served. */
export function letterCells(letter: Letter, rules: Rules): LetterCells | undefined {
  if (letter.service === undefined) return undefined;
  const lateDays = letter.feedbacks[0]?.lateDays;
  return {
    until: dueTextOf(letter, rules),
    rechecked: evaluationOf(letter.evaluations.at(-1)),
    ...(lateDays === undefined ? {} : { lateDays }),
  };
}

/**
 * A targeted inspection as a row of ledger L2. What the units had to put right, by when and how it was found,
 * lies with the letters that came of it, as far as their reader may see these.
 */
export function targetedRow(
  id: string,
  state: Targeted,
  { letters: served = [], ...naming }: Naming & { letters?: readonly LetterCells[] },
): LedgerRow {
  const { plan, onSite, requests, settlements, findings, closedOn, result, status } = state;
  const day = onSite?.beganOn ?? requests[0]?.servedOn ?? "";
  const ofUnits = findings.filter(({ kind }) => kind !== "VIOLATION");
  const isSettled = ofUnits.length > 0 && settlements.length === ofUnits.length;
  const letters = settlements.filter(({ by }) => by === "LETTER");
  return {
    ...commonCells(state, naming),
    number: shortNumber(id),
    subject: plan.units.map(({ unitName }) => unitName).join("、"),
    day,
    quarter: day === "" ? "" : quarterText(quarterOf(day)),
    type: inspectionTypes[plan.type ?? "TARGETED"],
    theme: plan.title,
    handling: handlingOf(state),
    letters: joined(letters.map(({ reference }) => reference)),
    until: joined(served.map(({ until }) => until)),
    rectifiedOn: isSettled
      ? (settlements
          .map(({ doneOn }) => doneOn)
          .sort()
          .at(-1) ?? "")
      : "",
    timeliness: timelinessOf(served),
    rechecked: joined(served.map(({ rechecked }) => rechecked)),
    closedOn: closedOn ?? "",
    remark: [
      result ?? targetedStatuses[status],
      ...clueRemarks(state.clues),
      ...waitingUnits(state),
    ].join("；"),
  };
}

/** Whether the units answered the letters in time, once they all have: the first feedback of each. */
function timelinessOf(letters: readonly LetterCells[]): string {
  const first = letters.map(({ lateDays }) => lateDays);
  if (first.length === 0 || first.includes(undefined)) return "";
  return first.every((late) => late === 0) ? "是" : "否";
}

/** Findings of units that neither a letter nor a rectification has settled yet. */
function waitingUnits({ status, findings, settlements }: Targeted): string[] {
  if (status !== "DISPOSAL") return [];
  return findings
    .filter(({ kind, n }) => kind !== "VIOLATION" && !settlements.some((of) => of.finding === n))
    .map(({ n }) => `等待问题 ${n} 的建议书或者整改`);
}

/** 甲：党内警告（2026-09-18） for each disposal, in the order of their days. */
function handlingOf({ disposals, findings }: Targeted): string {
  const names = new Map(violators(findings).map(({ personId, name }) => [personId, name]));
  return disposals
    .map(
      ({ personId, measure, decidedOn }) =>
        `${names.get(personId) ?? ""}：${measureOf(measure).label}（${decidedOn}）`,
    )
    .join("；");
}
