import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Closing, Context } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { fact } from "./events.ts";
import type { Quarterly, QuarterlyCommand } from "./schema.ts";

type Of<T extends QuarterlyCommand["type"]> = Extract<QuarterlyCommand, { type: T }>;

/** What the lead inspector does after the visit: report, feedback with receipt, rectification. */
export function report(
  state: Quarterly,
  command: Of<"report" | "feed-back" | "rectify">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "report":
      return state.status === "REPORTING"
        ? closed(
            fact("quarterly.reported", { report: command.report }),
            closeStage("REPORTING", { outcome: "submitted", reason: "报告已提交" }, context),
          )
        : refuse("record.state");
    case "feed-back":
      return feedBack(state, command, context);
    case "rectify":
      return rectify(state, command, context);
  }
}

function feedBack(state: Quarterly, { feedback }: Of<"feed-back">, context: Context) {
  if (state.status !== "FEEDBACK") return refuse("record.state", "报告批准后方可反馈");
  if (feedback.servedOn > dayOf(context.now))
    return refuse("inspection.day", "签收日期不能晚于今天");
  const outcome =
    rectifiable(state).length > 0 ? "served-with-findings" : "served-without-findings";
  return closed(
    fact("quarterly.fed-back", feedback),
    closeStage("FEEDBACK", { outcome, reason: feedback.letterNumber }, context),
  );
}

function rectify(state: Quarterly, { rectified }: Of<"rectify">, context: Context) {
  if (state.status !== "RECTIFYING") return refuse("record.state");
  if (!rectifiable(state).includes(rectified.finding))
    return refuse("inspection.findings", `没有须整改的问题 ${rectified.finding}`);
  if (rectified.doneOn > dayOf(context.now))
    return refuse("inspection.day", "完成日期不能晚于今天");
  return [fact("quarterly.rectified", rectified)];
}

function closed(first: Fact, closing: Fact[] | Refusal): Fact[] | Refusal {
  return isRefusal(closing) ? closing : [first, ...closing];
}

/** Findings that the unit must put right; a violation of a person becomes a clue instead. */
export function rectifiable({ findings }: Quarterly): number[] {
  return findings.filter(({ kind }) => kind !== "VIOLATION").map(({ n }) => n);
}

/** What else becomes true when one of the visit's stages closes, and what must not. */
export function conclude(
  state: Quarterly,
  { task, outcome }: Closing,
  { now }: Context,
): Fact[] | Refusal {
  const on = dayOf(now);
  if (task.stage !== state.status) return [];
  if (task.stage === "REPORT_APPROVAL" && outcome === "approve") {
    const violations = state.findings.filter(({ kind }) => kind === "VIOLATION").length;
    return [
      fact("quarterly.findings-confirmed", { on, findings: state.findings.length, violations }),
    ];
  }
  if (outcome === "signed") return [fact("quarterly.closed", { on, result: resultOf(state) })];
  if (outcome === "rectified") {
    const done = state.rectified.map(({ finding }) => finding);
    const open = rectifiable(state).filter((n) => !done.includes(n));
    return open.length > 0
      ? refuse("inspection.findings", `问题 ${open.join("、")} 尚无整改佐证`)
      : [fact("quarterly.closed", { on, result: "整改完成，销号" })];
  }
  return [];
}

function resultOf({ findings }: Quarterly): string {
  return findings.length === 0 ? "未发现问题" : "问题已移交，无须单位整改";
}
