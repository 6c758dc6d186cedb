import { workdaysLate } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { newAttachments } from "#process/file/attachment.ts";
import { closeAhead, refuseLetter } from "./answers/conclude-unit.ts";
import { fact } from "./events.ts";
import { wholeContent } from "./paper/content.ts";
import type { Letter, LetterCommand } from "./schema.ts";
import { askRectification, openStage } from "./stages/open-stage.ts";
import { isAtUnit, isStage } from "./stages/transitions.ts";

type Of<T extends LetterCommand["type"]> = Extract<LetterCommand, { type: T }>;

/** Working days of silence past a due day that count as refusal (process sheet §4.4). */
const silence = 20;

/** What follows from a command on a letter (process sheet §4.4). */
export function decide(
  state: Letter | undefined,
  command: LetterCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "draft")
    return state === undefined ? draft(command, context) : refuse("record.state");
  if (state === undefined) return refuse("record.unknown");
  switch (command.type) {
    case "revise":
      return revise(state, command);
    case "attach":
      return attach(state, command, context);
    case "consult":
      return state.status === "DRAFT"
        ? [fact("letter.consultation-begun", { consultation: command.consultation })]
        : refuse("record.state");
    case "end-consultation":
      return state.status === "CONSULTING"
        ? [fact("letter.consultation-ended", { opinion: command.opinion })]
        : refuse("record.state");
    case "submit":
      return submit(state, context);
    case "withdraw":
      return withdraw(state, command, context);
    case "void-number":
      return voidNumber(state, command, context);
    case "name-successor":
      return nameSuccessor(state, command, context);
    case "declare-refused":
      return declareRefused(state, command, context);
    case "open-stage":
      return openStage(state, command, context);
    case "lapse":
      return lapse(state, command, context);
    case "resume":
      return isStage(state.status)
        ? [fact("letter.resumed", { status: state.status })]
        : refuse("record.state", "流程已走完，无须恢复");
    case "record-failure":
      return [fact("letter.workflow-failed", { error: command.error })];
  }
}

function draft(command: Of<"draft">, { actor, officers }: Context): Fact[] {
  const { content, source, follows, proposer = actor.id } = command;
  const room = officers.find(({ id }) => id === proposer)?.room ?? "";
  return [
    fact("letter.drafted", {
      content,
      proposer,
      room,
      ...(source && { source }),
      ...(follows && { follows }),
    }),
  ];
}

function revise(state: Letter, { content }: Of<"revise">): Fact[] | Refusal {
  if (!["DRAFT", "RETURNED", "AMENDED"].includes(state.status))
    return refuse("record.state", "提交后须先退回补充方可修改");
  return hashOf(content) === hashOf(state.content) ? [] : [fact("letter.revised", { content })];
}

/** Until the first approver has decided; whoever is being asked is asked again. */
function attach(state: Letter, command: Of<"attach">, { actor }: Context): Fact[] | Refusal {
  const open = ["DRAFT", "RETURNED", "AMENDED", "TRIAL_CHECK"];
  const attachments = newAttachments(state, command.attachments, { actor, open });
  if (attachments === undefined) return [];
  return isRefusal(attachments) ? attachments : [fact("letter.attached", { attachments })];
}

function submit(state: Letter, context: Context): Fact[] | Refusal {
  const { status, proposer } = state;
  if (context.actor.id !== proposer) return refuse("auth.forbidden", "只有起草人可以提交");
  if (!["DRAFT", "RETURNED", "AMENDED"].includes(status)) return refuse("record.state");
  const content = wholeContent(state.content, context.rules.register);
  if (isRefusal(content)) return content;
  return status === "DRAFT"
    ? [fact("letter.submitted", { content: hashOf(content) })]
    : closeStage(status, { outcome: "resubmit", reason: "修改完毕" }, context);
}

function withdraw(state: Letter, { reason }: Of<"withdraw">, context: Context): Fact[] | Refusal {
  if (context.actor.id !== state.proposer) return refuse("auth.forbidden", "只有起草人可以撤回");
  if (state.service !== undefined || state.former.length > 0)
    return refuse("record.state", "建议书送达后不得撤回");
  return state.status === "WITHDRAWN"
    ? refuse("record.state")
    : end(state, reason, "withdrawn", context);
}

/** Nobody has answered for half a year: before service the letter ends, after it the case goes on. */
function lapse(state: Letter, { stage }: Of<"lapse">, context: Context): Fact[] {
  if (state.status !== stage) return [];
  return state.service === undefined && state.former.length === 0
    ? end(state, "长期无人处理，自动终止", "lapsed", context)
    : [fact("letter.resumed", { status: state.status })];
}

/** A number once given is never given again, so it goes with the letter that carried it. */
function end({ number }: Letter, reason: string, outcome: string, context: Context): Fact[] {
  const closing = context.tasks.map(({ id }) =>
    taskFact("task.closed", id, { outcome, reason, late: "on-time" }),
  );
  const voided =
    number === undefined ? [] : [fact("letter.number-voided", { text: number.text, reason })];
  return [...closing, ...voided, fact("letter.withdrawn", { reason })];
}

function voidNumber(state: Letter, { reason }: Of<"void-number">, context: Context) {
  if (state.status !== "SIGNED" || state.number === undefined)
    return refuse("record.state", "只有已编号未送达的建议书可以作废文号");
  const closed = closeStage("SIGNED", { outcome: "number-voided", reason }, context);
  return isRefusal(closed)
    ? closed
    : [...closed, fact("letter.number-voided", { text: state.number.text, reason })];
}

/** A merged unit's successor takes the letter over, with the same clocks. */
function nameSuccessor(
  state: Letter,
  { unitId, unitName, reason }: Of<"name-successor">,
  context: Context,
): Fact[] | Refusal {
  if (state.service === undefined || !isStage(state.status))
    return refuse("record.state", "送达前请直接修改主送单位");
  const named = fact("letter.successor-named", { unitId, unitName, reason });
  if (state.status !== "SERVED") return [named];
  const addressee = { ...state.content.addressee, unitId, unitName };
  const taken = { ...state, content: { ...state.content, addressee } };
  const asked = askRectification(taken, context);
  if (isRefusal(asked)) return asked;
  return [named, ...closeAhead(state, { outcome: "handed-on", reason }, context), ...asked];
}

/** 拒不采纳 by silence: people find it, and only after twenty working days past a due day. */
function declareRefused(state: Letter, { reason }: Of<"declare-refused">, context: Context) {
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (!isAtUnit(state.status) || task === undefined) return refuse("record.state");
  const { calendars } = context.rules;
  if (workdaysLate(calendars, task.due, dayOf(context.now)) < silence)
    return refuse("letter.refusal-early");
  const closed = closeStage(state.status, { outcome: "refused", reason }, context);
  return isRefusal(closed)
    ? closed
    : [...closed, ...refuseLetter(state, { ground: "silence", reason }, context)];
}
