import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { newAttachments } from "#process/file/attachment.ts";
import { fact } from "./events.ts";
import { dispose } from "./findings/dispose.ts";
import { find } from "./findings/find.ts";
import { inspect } from "./findings/inspect.ts";
import { analyze } from "./material/analyze.ts";
import { draft, plan } from "./plan/draft-plan.ts";
import { requestDocuments } from "./plan/request-documents.ts";
import type { Of, Targeted, TargetedCommand } from "./schema.ts";
import { openStage } from "./stages/open-stage.ts";
import { isStage } from "./stages/transitions.ts";

/** What follows from a command on a targeted inspection (process sheet §4.3). */
export function decide(
  state: Targeted | undefined,
  command: TargetedCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "draft")
    return state === undefined ? draft(command, context) : refuse("record.state");
  if (state === undefined) return refuse("record.unknown");
  switch (command.type) {
    case "revise":
    case "submit":
    case "widen":
      return plan(state, command, context);
    case "attach":
      return attach(state, command, context);
    case "serve":
    case "receive":
    case "go-on-partial":
      return requestDocuments(state, command, context);
    case "add-table":
    case "note-analysis":
    case "analyze-again":
    case "review-hit":
      return analyze(state, command, context);
    case "begin-on-site":
    case "record-method":
    case "replace-inspector":
    case "end-on-site":
      return inspect(state, command, context);
    case "find":
    case "hear":
    case "submit-findings":
      return find(state, command, context);
    case "open-disposal":
    case "note-clue":
    case "end-clue":
    case "dispose":
    case "refund":
    case "settle":
      return dispose(state, command, context);
    default:
      return conducted(state, command, context);
  }
}

/** Until somebody has decided on the plan, and again on the findings. */
function attach(state: Targeted, command: Of<"attach">, { actor }: Context): Fact[] | Refusal {
  const open = ["DRAFT", "RETURNED", "PLAN_REVIEW", "ON_SITE", "FINDINGS_DRAFT", "FINDINGS_REVIEW"];
  const attachments = newAttachments(state, command.attachments, { actor, open });
  if (attachments === undefined) return [];
  return isRefusal(attachments) ? attachments : [fact("targeted.attached", { attachments })];
}

function conducted(
  state: Targeted,
  command: Of<"cancel" | "open-stage" | "lapse" | "resume" | "record-failure">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "cancel":
      return cancel(state, command, context);
    case "open-stage":
      return openStage(state, command, context);
    case "lapse":
      return lapse(state, command, context);
    case "resume":
      return isStage(state.status)
        ? [fact("targeted.resumed", { status: state.status })]
        : refuse("record.state", "流程未开始或已走完，无须恢复");
    case "record-failure":
      return [fact("targeted.workflow-failed", { error: command.error })];
  }
}

/** The unit knows of nothing yet, so that nobody misses an inspection that ends by itself. */
const beforeService: readonly string[] = ["PLAN_REVIEW", "PLAN_APPROVAL", "RETURNED", "APPROVED"];

/** Nobody has answered for half a year: before service the inspection ends, after it it goes on. */
function lapse({ status }: Targeted, { stage }: Of<"lapse">, context: Context): Fact[] {
  if (status !== stage) return [];
  return beforeService.includes(status)
    ? end("长期无人处理，自动撤销", context)
    : [fact("targeted.resumed", { status })];
}

function cancel(state: Targeted, { reason }: Of<"cancel">, context: Context): Fact[] | Refusal {
  if (context.actor.id !== state.proposer) return refuse("auth.forbidden", "只有承办人可以撤销");
  const isOver = ["FINDINGS_CONFIRMED", "DISPOSAL", "CLOSED", "CANCELLED"].includes(state.status);
  if (isOver || state.findings.length > 0)
    return refuse("record.state", "已登记问题的检查不得撤销，须按程序办结");
  return end(reason, context);
}

function end(reason: string, context: Context): Fact[] {
  const stages = context.tasks.map(({ stage }) => stage);
  return [
    fact("targeted.cancelled", { reason }),
    ...closeTasks(stages, { outcome: "cancelled", reason }, context),
  ];
}
