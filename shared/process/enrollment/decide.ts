import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { lateness } from "#kernel/task/time/late.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { newAttachments } from "#process/file/attachment.ts";
import { openDuties } from "./duties/open-duties.ts";
import { fact } from "./events.ts";
import { contentOf } from "./nomination/content.ts";
import { propose } from "./nomination/propose.ts";
import { routeAfterReturn } from "./nomination/supplement.ts";
import { overrideGuard } from "./review/removal.ts";
import { afterStudy, callReview } from "./review/review.ts";
import type { Enrollment, EnrollmentCommand } from "./schema.ts";
import { openStage } from "./stages/open-stage.ts";
import { isReviewStage, isStage } from "./stages/transitions.ts";
import { proposeReinstatement, proposeSuspension } from "./suspension/suspension.ts";
import { isBeforeMeeting, isObject } from "./terms.ts";

type Of<T extends EnrollmentCommand["type"]> = Extract<EnrollmentCommand, { type: T }>;

/** What follows from a command on an enrollment (process sheet §4.1). */
export function decide(
  state: Enrollment | undefined,
  command: EnrollmentCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "screen")
    return state === undefined ? screen(command, context) : refuse("record.state");
  // Both are worked out again by whoever repeats them, and then say nothing new.
  if (command.type === "nominate" || command.type === "draft-successor")
    return state === undefined ? propose(command) : [];
  if (state === undefined) return refuse("record.unknown");
  if (state.status === "REMOVED" && command.type !== "note-left-post")
    return refuse("enrollment.removed");
  switch (command.type) {
    case "draft":
      return state.status === "SCREENING"
        ? [fact("enrollment.drafted", { nomination: command.nomination })]
        : refuse("record.state");
    case "revise":
      return revise(state, command);
    case "attach":
      return attach(state, command, context);
    case "submit":
      return submit(state, context);
    case "withdraw":
      return withdraw(state, command, context);
    case "open-stage":
      return openStage(state, command, context);
    case "study":
      return study(state, command, context);
    case "note-file-opened":
      return closeTasks(
        ["INTEGRITY_FILE"],
        { outcome: "done", reason: "廉政档案已自动建立" },
        context,
      );
    case "open-duties":
      return openDuties(state, context);
    case "call-review":
      return callReview(state, command, context);
    case "override-guard":
      return overrideGuard(state, command, context);
    case "propose-suspension":
      return proposeSuspension(state, command, context);
    case "propose-reinstatement":
      return proposeReinstatement(state, command, context);
    case "note-left-post":
      return state.leftPost === undefined && !isEnded(state)
        ? noteLeftPost(state, command, context)
        : [];
    case "lapse":
      return lapse(state, command, context);
    case "resume":
      return isUnderway(state)
        ? [fact("enrollment.resumed", { status: state.status })]
        : refuse("record.state", "流程已走完，无须恢复");
    case "record-failure":
      return [fact("enrollment.workflow-failed", { error: command.error })];
  }
}

/** Before consent the nomination must be withdrawn; an object is reviewed before its year is over. */
function noteLeftPost(
  state: Enrollment,
  { cause, reason }: Of<"note-left-post">,
  context: Context,
): Fact[] {
  const review = state.status === "ACTIVE" ? callReview(state, { cause, reason }, context) : [];
  return [fact("enrollment.person-left-post", { reason }), ...(isRefusal(review) ? [] : review)];
}

function screen({ candidate, scoreSheet }: Of<"screen">, { actor, officers }: Context): Fact[] {
  const room = officers.find(({ id }) => id === actor.id)?.room ?? "";
  return [fact("enrollment.screened", { candidate, scoreSheet, proposer: actor.id, room })];
}

function revise(state: Enrollment, command: Of<"revise">): Fact[] | Refusal {
  const candidate = command.candidate ?? state.candidate;
  const { nomination } = command;
  if (!["DRAFT", "RETURNED", "PARTY_RETURNED"].includes(state.status))
    return refuse("record.state", "提交后须先退回补充方可修改");
  const changed = [
    ...changedFields(state.candidate, candidate),
    ...changedFields(state.nomination ?? {}, nomination),
  ];
  return changed.length === 0
    ? []
    : [fact("enrollment.revised", { nomination, candidate, changed })];
}

/** Until the room has decided; whoever is being asked is asked again. */
function attach(state: Enrollment, command: Of<"attach">, { actor }: Context): Fact[] | Refusal {
  const open = ["SCREENING", "DRAFT", "RETURNED", "PARTY_RETURNED", "ROOM_REVIEW"];
  const attachments = newAttachments(state, command.attachments, { actor, open });
  if (attachments === undefined) return [];
  return isRefusal(attachments) ? attachments : [fact("enrollment.attached", { attachments })];
}

function changedFields(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => hashOf(old.get(key) ?? null) !== hashOf(now.get(key) ?? null),
  );
}

function submit(state: Enrollment, context: Context): Fact[] | Refusal {
  const { nomination } = state;
  if (nomination === undefined) return refuse("enrollment.incomplete", "尚未形成提名表");
  if (context.actor.id !== state.proposer)
    return refuse("auth.forbidden", "只有提名人可以提交自己的提名");
  if (state.status === "DRAFT")
    return [fact("enrollment.submitted", { content: contentOf(state) })];
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (state.status !== "RETURNED" || task === undefined) return refuse("record.state");
  return [
    taskFact("task.closed", task.id, {
      outcome: "resubmit",
      reason: "补充完毕",
      late: lateness(task.due, context),
    }),
    fact("enrollment.resubmitted", { route: routeAfterReturn(state) }),
  ];
}

function withdraw(state: Enrollment, { reason }: Of<"withdraw">, context: Context) {
  if (context.actor.id !== state.proposer) return refuse("auth.forbidden", "只有提名人可以撤回");
  if (isEnded(state) || isObject(state.status))
    return refuse("record.state", "区委同意后不得撤回，须走退出程序");
  return end(reason, "withdrawn", context);
}

/** Nobody leaves supervision by silence: such a question is asked on by a fresh execution. */
function lapse(state: Enrollment, { stage }: Of<"lapse">, context: Context): Fact[] {
  if (state.status === stage && isReviewStage(stage))
    return [fact("enrollment.resumed", { status: stage })];
  return state.status === stage ? end("长期无人处理，自动终止", "lapsed", context) : [];
}

function end(reason: string, outcome: string, context: Context): Fact[] {
  const closing = context.tasks.map(({ id }) =>
    taskFact("task.closed", id, { outcome, reason, late: "on-time" }),
  );
  return [...closing, fact("enrollment.withdrawn", { reason })];
}

function study(state: Enrollment, { study }: Of<"study">, context: Context): Fact[] | Refusal {
  if (state.studies.some(({ meetingId }) => meetingId === study.meetingId)) return [];
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (!isBeforeMeeting(state.status) || task === undefined) return refuse("meeting.item");
  const after =
    state.status === "REVIEW_PENDING"
      ? afterStudy(state, study, context)
      : { outcome: study.result, facts: [] };
  if (isRefusal(after)) return after;
  const known = state.recusals.map(({ person }) => person);
  return [
    ...study.recused
      .filter(({ person }) => !known.includes(person))
      .map((recusal) => fact("enrollment.recusal-registered", recusal)),
    fact("enrollment.studied", { study }),
    taskFact("task.closed", task.id, {
      outcome: after.outcome,
      reason: study.minutesNumber,
      late: lateness(task.due, context),
    }),
    ...after.facts,
  ];
}

/** Whether the workflow still has something to do: a question to ask, or the duties to open. */
function isUnderway({ status, dutiesOpenedAt }: Enrollment): boolean {
  return isStage(status) || (status === "ACTIVE" && dutiesOpenedAt === undefined);
}

function isEnded({ status }: Enrollment): boolean {
  return !isStage(status) && !isObject(status) && !["SCREENING", "DRAFT"].includes(status);
}
