import { dueFor, type Rules } from "#kernel/district/rules.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { rectifiable } from "#process/quarterly/schema.ts";
import { quarterlyStatuses } from "#process/quarterly/terms.ts";
import { quarterText } from "#process/quarterly/visits/quarter.ts";
import { clueRemarks, commonCells } from "../common.ts";
import type { LedgerRow, Naming } from "../row.ts";

/** A quarterly visit as a row of ledger L2. */
export function quarterlyRow(
  id: string,
  state: Quarterly,
  { rules, ...naming }: Naming & { rules: Rules },
): LedgerRow {
  const { place, objects, visit, plan, feedback, rectified, closedOn, missed } = state;
  const isRectifying = feedback !== undefined && rectifiable(state).length > 0;
  const until = isRectifying
    ? (dueFor(rules, "D-QI-4", feedback.servedOn).effectiveDue ?? "待日历")
    : "";
  const isDone = isRectifying && closedOn !== undefined;
  const rectifiedOn = isDone
    ? (rectified
        .map(({ doneOn }) => doneOn)
        .sort()
        .at(-1) ?? "")
    : "";
  return {
    ...commonCells(state, naming),
    number: shortNumber(id),
    subject: [place.name, ...objects.map(({ personName }) => personName)].join("、"),
    day: visit?.beganOn ?? "",
    quarter: quarterText(state),
    type: "季度",
    theme: (plan?.focus ?? []).join("、"),
    handling: handlingOf(state),
    letters: "",
    until,
    rectifiedOn,
    timeliness: isDone ? (rectifiedOn <= until ? "是" : "否") : "",
    rechecked: isDone ? "整改完成" : "",
    closedOn: closedOn ?? "",
    remark: [
      quarterlyStatuses[state.status],
      ...(missed === undefined ? [] : [`本季未检${missed.reason ? `：${missed.reason}` : ""}`]),
      ...(visit?.timeliness === "late" ? ["事后补检"] : []),
      ...clueRemarks(state.clues),
    ].join("；"),
  };
}

function handlingOf({ clues, findings, confirmedOn }: Quarterly): string {
  if (confirmedOn !== undefined && findings.length === 0) return "未发现问题";
  return [
    ...(findings.some(({ kind }) => kind !== "VIOLATION") ? ["反馈整改"] : []),
    ...(clues.length > 0 ? ["移交问题线索"] : []),
  ].join("、");
}
