import * as z from "zod/mini";
import { type CommandOf, commandsFor, internalMaking } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import { workdaysLate } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { libraryId, text } from "#kernel/text/text.ts";
import { attachments } from "#process/file/attachment.ts";
import { isStage, unitStages } from "./chain.ts";
import { fact } from "./events.ts";
import { Consultation } from "./paper/consultation.ts";
import { LetterContent, wholeContent } from "./paper/content.ts";
import { askRectification } from "./rectification/ahead.ts";
import { closeAhead, refuseLetter } from "./rectification/unit.ts";
import type { Letter } from "./schema.ts";

const Statement = text(2000);
const Name = text(100);
const Reason = z.object({ reason: Statement });

/** Working days of silence past a due day that count as refusal (process sheet §4.4). */
const silence = 20;

/** Statuses in which the text is still being written. */
const drafting = ["DRAFT", "RETURNED", "AMENDED"] as const;

/** What may be done on a letter (process sheet §4.4). */
export const commands = commandsFor<Letter>()({
  draft: {
    summary: "起草建议书",
    right: "letter.propose",
    makes: "record",
    body: z.object({
      content: LetterContent,
      source: z.optional(z.object({ kind: Name, id: Name })),
    }),
    decide: draft,
  },
  /** What a reaction drafts in the name of the proposer of the matter that it comes of. */
  "draft-for": internalMaking(draft),
  revise: {
    verb: "revision",
    summary: "修改建议书",
    right: "letter.propose",
    body: z.object({ content: LetterContent }),
    in: drafting,
    otherwise: "提交后须先退回补充方可修改",
    decide: (state, { content }) =>
      hashOf(content) === hashOf(state.content) ? [] : [fact("letter.revised", { content })],
  },
  attach: attachments<Letter>({
    right: "letter.propose",
    in: [...drafting, "TRIAL_CHECK"],
    proposer: ({ proposer }) => proposer,
    attached: (attachments) => fact("letter.attached", { attachments }),
  }),
  consult: {
    verb: "consultation",
    summary: "提请会商",
    right: "letter.propose",
    body: z.object({ consultation: Consultation }),
    in: ["DRAFT"],
    decide: (_, { consultation }) => [fact("letter.consultation-begun", { consultation })],
  },
  "end-consultation": {
    verb: "consultation-opinion",
    leads: "on",
    summary: "记录会商意见",
    right: "letter.propose",
    body: z.object({ opinion: Statement }),
    in: ["CONSULTING"],
    decide: (_, { opinion }) => [fact("letter.consultation-ended", { opinion })],
  },
  submit: {
    verb: "submission",
    leads: "on",
    summary: "提交审核（或修改后重新提交）",
    right: "letter.propose",
    body: z.object({}),
    in: drafting,
    unless: (state, context) => isDrafter(state, context, "只有起草人可以提交"),
    decide: submit,
  },
  withdraw: {
    verb: "withdrawal",
    summary: "撤回（送达前）",
    right: "letter.propose",
    body: Reason,
    unless: (state, context) =>
      isDrafter(state, context, "只有起草人可以撤回") ??
      (wasServed(state) ? refuse("record.state", "建议书送达后不得撤回") : undefined) ??
      (state.status === "WITHDRAWN" ? refuse("record.state") : undefined),
    decide: (state, { reason }, context) => end(state, reason, "withdrawn", context),
  },
  "void-number": {
    verb: "number-voiding",
    summary: "作废文号（留痕，不再使用）",
    right: "letter.number",
    body: Reason,
    in: ["SIGNED"],
    otherwise: "只有已编号未送达的建议书可以作废文号",
    decide: voidNumber,
  },
  "name-successor": {
    verb: "successor",
    summary: "变更承继单位（机构撤并）",
    right: "letter.redirect",
    body: z.object({ unitId: libraryId("unit"), unitName: Name, reason: Statement }),
    unless: ({ service, status }) =>
      service === undefined || !isStage(status)
        ? refuse("record.state", "送达前请直接修改主送单位")
        : undefined,
    decide: nameSuccessor,
  },
  "declare-refused": {
    verb: "refusal",
    summary: "认定拒不采纳（逾期 20 个工作日无正当理由）",
    right: "letter.refusal",
    body: Reason,
    in: unitStages,
    decide: declareRefused,
  },
});

export type LetterCommand = CommandOf<typeof commands> | StandardCommand;

type Draft = Pick<Letter, "content"> & {
  source?: Letter["source"] | undefined;
  follows?: string;
  proposer?: string;
};

function draft(state: Letter | undefined, of: Draft, context: Context): Fact[] | Refusal {
  if (state !== undefined) return refuse("record.state");
  const { content, source, follows, proposer = context.actor.id } = of;
  const room = context.officers.find(({ id }) => id === proposer)?.room ?? "";
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

function isDrafter({ proposer }: Letter, { actor }: Context, otherwise: string) {
  return actor.id === proposer ? undefined : refuse("auth.forbidden", otherwise);
}

function wasServed({ service, former }: Letter): boolean {
  return service !== undefined || former.length > 0;
}

function submit(state: Letter, _: unknown, context: Context): Fact[] | Refusal {
  const content = wholeContent(state.content, context.rules.register);
  if (isRefusal(content)) return content;
  return state.status === "DRAFT"
    ? [fact("letter.submitted", { content: hashOf(content) })]
    : closeStage(state.status, { outcome: "resubmit", reason: "修改完毕" }, context);
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

function voidNumber({ number }: Letter, { reason }: { reason: string }, context: Context) {
  if (number === undefined) return refuse("record.state", "只有已编号未送达的建议书可以作废文号");
  const closed = closeStage("SIGNED", { outcome: "number-voided", reason }, context);
  return isRefusal(closed)
    ? closed
    : [...closed, fact("letter.number-voided", { text: number.text, reason })];
}

/** A merged unit's successor takes the letter over, with the same clocks. */
function nameSuccessor(
  state: Letter,
  { unitId, unitName, reason }: { unitId: string; unitName: string; reason: string },
  context: Context,
): Fact[] | Refusal {
  const named = fact("letter.successor-named", { unitId, unitName, reason });
  if (state.status !== "SERVED") return [named];
  const addressee = { ...state.content.addressee, unitId, unitName };
  const taken = { ...state, content: { ...state.content, addressee } };
  const asked = askRectification(taken, context);
  if (isRefusal(asked)) return asked;
  return [named, ...closeAhead(state, { outcome: "handed-on", reason }, context), ...asked];
}

/** 拒不采纳 by silence: people find it, and only after twenty working days past a due day. */
function declareRefused(state: Letter, { reason }: { reason: string }, context: Context) {
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (task === undefined) return refuse("record.state");
  const { calendars } = context.rules;
  if (workdaysLate(calendars, task.due, dayOf(context.now)) < silence)
    return refuse("letter.refusal-early");
  const closed = closeStage(state.status, { outcome: "refused", reason }, context);
  return isRefusal(closed)
    ? closed
    : [...closed, ...refuseLetter(state, { ground: "silence", reason }, context)];
}
