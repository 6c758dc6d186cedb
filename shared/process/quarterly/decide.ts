import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { newAttachments } from "#process/file/attachment.ts";
import { isKnown } from "#process/inspection/linked-clue.ts";
import { checkTeam } from "#process/inspection/team.ts";
import { conductVisit } from "./conduct-visit.ts";
import { fact } from "./events.ts";
import { concernsOf, matterOf } from "./matter.ts";
import { openDuty } from "./open-duty.ts";
import { openStage } from "./open-stage.ts";
import { daysOf } from "./quarter.ts";
import { report } from "./report.ts";
import type { Quarterly, QuarterlyCommand } from "./schema.ts";
import { waiting } from "./terms.ts";
import { isStage } from "./transitions.ts";

type Of<T extends QuarterlyCommand["type"]> = Extract<QuarterlyCommand, { type: T }>;

/** What follows from a command on a place's duty of one quarter (process sheet §4.2). */
export function decide(
  state: Quarterly | undefined,
  command: QuarterlyCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "open") return open(state, command, context);
  if (state === undefined) return refuse("record.unknown");
  switch (command.type) {
    case "plan":
      return plan(state, command, context);
    case "replace-inspector":
      return replaceInspector(state, command, context);
    case "notify":
      return state.status === "PLANNED"
        ? [fact("quarterly.noticed", { notice: command.notice })]
        : refuse("record.state", "排定计划后方可通知");
    case "begin":
    case "record-method":
    case "find":
    case "end-visit":
      return conductVisit(state, command, context);
    case "attach":
      return attach(state, command, context);
    case "report":
    case "feed-back":
    case "rectify":
      return report(state, command, context);
    case "waive":
      return waive(state, command, context);
    case "explain-miss":
      return state.missed === undefined
        ? refuse("record.state", "本季并非未检")
        : [fact("quarterly.miss-explained", { reason: command.reason })];
    case "note-clue":
      return isKnown(state.clues, command.clue)
        ? []
        : [fact("quarterly.clue-linked", command.clue)];
    case "open-stage":
      return openStage(state, command, context);
    case "lapse":
      return lapse(state, command);
    case "resume":
      return isStage(state.status)
        ? [fact("quarterly.resumed", { status: state.status })]
        : refuse("record.state", "流程未开始或已走完，无须恢复");
    case "record-failure":
      return [fact("quarterly.workflow-failed", { error: command.error })];
  }
}

/** Nobody has answered for half a year; the quarter's visit is owed all the same, so it goes on. */
function lapse({ status }: Quarterly, { stage }: Of<"lapse">): Fact[] {
  return status === stage ? [fact("quarterly.resumed", { status })] : [];
}

/**
 * Opening is harmless when repeated: only objects that are new to the place join, and none once the
 * quarter's visit is over, which served the place.
 */
function open(
  state: Quarterly | undefined,
  { type: _type, ...opened }: Of<"open">,
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) {
    if (![...waiting, "MISSED", "ON_SITE"].includes(state.status)) return [];
    const known = state.objects.map(({ enrollmentId }) => enrollmentId);
    const objects = opened.objects.filter(({ enrollmentId }) => !known.includes(enrollmentId));
    return objects.length === 0 ? [] : [fact("quarterly.objects-joined", { objects })];
  }
  const duty = openDuty(opened, "VISIT", context);
  return isRefusal(duty)
    ? duty
    : [fact("quarterly.opened", { ...opened, district: context.district }), ...duty];
}

/** By whoever leads the visit, until the room has decided on the report. */
function attach(state: Quarterly, command: Of<"attach">, { actor }: Context): Fact[] | Refusal {
  const open = ["ON_SITE", "REPORTING", "REPORT_REVIEW"];
  const led = { ...state, proposer: matterOf(state).proposer };
  const attachments = newAttachments(led, command.attachments, { actor, open });
  if (attachments === undefined) return [];
  return isRefusal(attachments) ? attachments : [fact("quarterly.attached", { attachments })];
}

/** A plan may be made again until the visit begins (e.g. an interviewee was absent). */
function plan(state: Quarterly, { plan }: Of<"plan">, context: Context): Fact[] | Refusal {
  if (![...waiting, "MISSED"].includes(state.status)) return refuse("record.state");
  const { from, to } = daysOf(state);
  const today = dayOf(context.now);
  const isOutside = state.missed === undefined ? plan.on < from || plan.on > to : plan.on <= to;
  if (isOutside || plan.on < today)
    return refuse(
      "inspection.day",
      state.missed === undefined
        ? `应在 ${from} 至 ${to} 之间且不早于今天`
        : "补检日期不能早于今天",
    );
  const problem = checkTeam(plan.team, {
    officers: context.officers,
    recused: state.recusals.map(({ person }) => person),
    concerns: concernsOf(state),
    room: state.room,
  });
  return problem ?? [fact("quarterly.planned", { plan })];
}

function replaceInspector(
  state: Quarterly,
  { officer, relation, detail, replacement }: Of<"replace-inspector">,
  context: Context,
): Fact[] | Refusal {
  const { plan, status } = state;
  if (plan === undefined || ![...waiting, "MISSED", "ON_SITE"].includes(status))
    return refuse("record.state");
  const others = plan.team.filter((member) => member.officer !== officer);
  if (others.length === plan.team.length) return refuse("inspection.team", "该人员不在检查组内");
  const problem = checkTeam([...others, replacement], {
    officers: context.officers,
    recused: [officer, ...state.recusals.map(({ person }) => person)],
    concerns: concernsOf(state),
    room: state.room,
  });
  return (
    problem ?? [
      fact("quarterly.inspector-replaced", { person: officer, relation, detail, replacement }),
    ]
  );
}

/** Force majeure, or a village that has been merged; only before the quarter ends. */
function waive(state: Quarterly, { reason }: Of<"waive">, context: Context): Fact[] | Refusal {
  if (!waiting.includes(state.status) || dayOf(context.now) > daysOf(state).to)
    return refuse("record.state", "只能在季度结束前、开始检查前批准免检");
  return [
    fact("quarterly.waived", { reason }),
    ...closeTasks(["VISIT"], { outcome: "waived", reason }, context),
  ];
}
