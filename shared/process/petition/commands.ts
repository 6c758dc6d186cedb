import * as z from "zod/mini";
import { commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { officersNamed } from "#kernel/district/role.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { extend } from "#kernel/task/time/longer.ts";
import { text } from "#kernel/text/text.ts";
import { fact, receivedFact } from "./events.ts";
import { begun, beside } from "./intake/beside.ts";
import { openCounter, receiptIssued, scanned } from "./intake/counter.ts";
import { register } from "./intake/register.ts";
import { type Arrival, type Message, type Petition, Registration, type Sealed } from "./schema.ts";
import { isNamed } from "./shown/named.ts";
import { appealLimits, type Conclusion, conclusions } from "./terms.ts";

type Ended = { conclusion: Conclusion; clue?: string };

const open = ({ status }: Petition) =>
  status === "OUT_OF_LEVEL" || status === "ARCHIVED" ? refuse("record.state") : undefined;

/** Every command of a petition. What the public sends comes through the internal ones. */
export const commands = commandsFor<Petition>()({
  receive: internalMaking(receive),
  register: {
    verb: "registration",
    leads: "on",
    summary: "登记信访件（概要不得含举报人信息）",
    right: "petition.handle",
    in: ["RECEIVED"],
    body: z.object({ registration: Registration }),
    decide: register,
  },
  "report-up": {
    verb: "upward-report",
    summary: "属上级管理或者反映本机关主要负责人：不摘录内容，直接报上级",
    right: "petition.handle",
    in: ["RECEIVED"],
    body: z.object({}),
    decide: (state, _, context) => ends(state, "upward", [], context),
  },
  "hand-over": {
    verb: "hand-over",
    leads: "on",
    summary: "转承办室",
    right: "petition.handle",
    in: ["ACCEPTED"],
    body: z.object({ room: text(60) }),
    decide: (state, { room }, context) => {
      const { routing } = state;
      if (routing !== undefined && routing.object !== "NONE" && routing.room !== room)
        return refuse("petition.room", `第 ${routing.room} 监督检查室`);
      const handed = fact("petition.handed-over", { room, object: routing?.object ?? "NONE" });
      return ends(state, "handed-over", [handed], context);
    },
  },
  route: internal((state: Petition, routing: NonNullable<Petition["routing"]>) =>
    state.routing?.room === routing.room ? [] : [fact("petition.routed", routing)],
  ),
  "note-clue": internal((state: Petition, clue: { clueId: string; number?: string }) =>
    state.clueId === clue.clueId && (clue.number === undefined || clue.number === state.clueNumber)
      ? []
      : [fact("petition.clue-opened", clue)],
  ),
  complete: internal((state: Petition, { conclusion, clue }: Ended, context) => {
    // After a recheck, the end of the clue before it says nothing of this one.
    if (state.status !== "IN_CLUE" || (clue ?? state.clueId) !== state.clueId) return [];
    const facts = completed(state, conclusion, context);
    const asked = beside(state, "RESULT", dayOf(context.now), context);
    return isRefusal(facts) || isRefusal(asked) ? facts : [...facts, ...asked];
  }),
  "note-repeat": internal((state: Petition, { by }: { by: string }) =>
    state.repeats.includes(by) ? [] : [fact("petition.repeated", { by })],
  ),
  message: internal(messaged),
  object: internal(objected),
  "open-counter": internal(openCounter),
  scan: internal(scanned),
  "issue-receipt": internal(receiptIssued),
  "note-destroyed": internal(noteDestroyed),
  "ask-identity": {
    verb: "identity-request",
    summary: "申请打开举报人身份信息",
    right: "petition.handle",
    unless: ({ signature, status, opening }) =>
      signature === "ANONYMOUS"
        ? refuse("record.state", "匿名举报没有身份信息")
        : status === "OUT_OF_LEVEL"
          ? refuse("record.state", "内容已按规定销毁")
          : opening !== undefined && opening.until === undefined
            ? refuse("record.state", "已有一项申请待批")
            : undefined,
    body: z.object({ reason: text(500) }),
    decide: (state, { reason }, context) => {
      const asked = beside(state, "IDENTITY_OPENING", dayOf(context.now), context);
      const { id: officer } = context.actor;
      return isRefusal(asked)
        ? asked
        : [fact("petition.identity-asked", { officer, reason }), ...asked];
    },
  },
  "read-identity": internal(readIdentity),
  "read-content": internal((state: Petition, { hash }: { hash: string }, { actor }) =>
    state.status === "OUT_OF_LEVEL"
      ? refuse("petition.destroyed")
      : [fact("petition.content-read", { officer: actor.id, hash })],
  ),
  extend: {
    verb: "extension",
    summary: "登记经批准延长办理（一次：检举控告一个月，求决类三十日）",
    right: "petition.approve",
    in: ["IN_CLUE", "RESOLVING"],
    unless: ({ extendedBy }) =>
      extendedBy === undefined ? undefined : refuse("record.state", "已延长过一次"),
    body: z.object({ document: text(100), reason: z.optional(text(500)) }),
    decide: extended,
  },
  resolve: {
    verb: "resolution",
    leads: "on",
    summary: "求决、申诉、建议类事项办结",
    right: "petition.handle",
    in: ["RESOLVING"],
    body: z.object({ conclusion: keysOf(conclusions) }),
    decide: (state, { conclusion }, context) => completed(state, conclusion, context),
  },
  withdraw: {
    verb: "reporter-withdrawal",
    summary: "记录举报人撤回（办理不因此停止）",
    right: "petition.handle",
    unless: open,
    body: z.object({}),
    decide: (state, _, { now }) =>
      state.withdrawnOn === undefined
        ? [fact("petition.withdrawn-by-reporter", { on: dayOf(now) })]
        : [],
  },
  "find-false": {
    verb: "false-accusation",
    summary: "认定诬告陷害，澄清正名并另立线索",
    right: "petition.approve",
    in: ["IN_CLUE", "COMPLETED", "FED_BACK", "ARCHIVING"],
    body: z.object({ grounds: text(1000) }),
    decide: (state, { grounds }, context) => {
      const clearing = beside(state, "CLEARING", dayOf(context.now), context);
      return isRefusal(clearing) ? clearing : [fact("petition.false", { grounds }), ...clearing];
    },
  },
  "note-missed": internal(
    (state: Petition, { code, due }: { code: string; due: string }, context) => {
      if (state.missed.some((one) => one.code === code && one.due === due)) return [];
      const explained = beside(state, "EXPLAIN", dayOf(context.now), context);
      return isRefusal(explained)
        ? [fact("petition.clock-missed", { code, due })]
        : [fact("petition.clock-missed", { code, due }), ...explained];
    },
  ),
});

/**
 * A report of retaliation is before the secretary on the day on which it is filed (§4.6). Officers whose
 * name is among what the reporter calls the accused are kept from it from the first moment.
 */
function receive(
  state: Petition | undefined,
  { arrival, accused }: { arrival: Arrival; accused: string },
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  const { district, now, officers } = context;
  const named = officersNamed(accused, officers);
  const barred = named.length === 0 ? {} : { accusedOfficers: named };
  const plain = receivedFact({ ...arrival, district, ...barred });
  if (arrival.retaliation === undefined) return [plain];
  const standing = { status: "RECEIVED", enteredAt: now, visits: {}, recusals: [] } as const;
  const made = { ...standing, ...begun({ ...arrival, district, ...barred }, dayOf(now)) };
  const urgent = beside(made, "URGENT", dayOf(now), context);
  // Where there is nobody to ask yet, nothing is lost: the registration asks again.
  return isRefusal(urgent)
    ? [plain]
    : [plain, fact("petition.urgent", { reason: "RETALIATION" }), ...urgent];
}

/** The hashes stay. Where a legal clock was missed, its reason is still asked, by what is left. */
function noteDestroyed(
  state: Petition,
  { hashes }: { hashes: readonly string[] },
  context: Context,
): Fact[] {
  const destroyed = fact("petition.destroyed", { hashes, on: dayOf(context.now) });
  if (state.missed.every(({ reason }) => reason !== undefined)) return [destroyed];
  const asked = beside(state, "EXPLAIN", dayOf(context.now), context);
  return isRefusal(asked) ? [destroyed] : [destroyed, ...asked];
}

/** What a reporter adds is before the office with it: one question, however many messages wait. */
function messaged(
  state: Petition,
  { message }: { message: Omit<Message, "n"> },
  context: Context,
): Fact[] | Refusal {
  if (state.status === "OUT_OF_LEVEL")
    return refuse("petition.destroyed", "本件已转送有权处理的机关，请向该机关补充");
  const sent = fact("petition.messaged", { message: { ...message, n: state.messages.length + 1 } });
  const isAsked = context.tasks.some(
    ({ stage, status }) => stage === "MESSAGE" && status === "OPEN",
  );
  if (message.from === "office" || isAsked) return [sent];
  const asked = beside(state, "MESSAGE", dayOf(context.now), context);
  return isRefusal(asked) ? [sent] : [sent, ...asked];
}

function objected(
  state: Petition,
  { content }: { content: Sealed },
  context: Context,
): Fact[] | Refusal {
  return state.status === "FED_BACK" || state.status === "COMPLETED"
    ? ends(
        state,
        "objected",
        [fact("petition.objected", { content, on: dayOf(context.now) })],
        context,
      )
    : refuse(
        "record.state",
        state.status === "ARCHIVED" ? "本件已归档；有新的证据请另行举报" : "结果反馈后方可提出异议",
      );
}

function completed(state: Petition, conclusion: Conclusion, context: Context): Fact[] | Refusal {
  const done = fact("petition.completed", { on: dayOf(context.now), conclusion });
  return ends(state, isNamed(state) ? "named" : "anonymous", [done], context);
}

/** D-PET-6 by a month, D-PET-9 by thirty days; counted from acceptance. */
function extended(
  state: Petition,
  { document, reason }: { document: string; reason?: string | undefined },
  context: Context,
): Fact[] | Refusal {
  const { status, appeal, acceptedOn = state.receivedOn } = state;
  const isRequest = status === "RESOLVING";
  if (isRequest && reason === undefined)
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "reason", message: "请写明延期理由，须告知信访人（信访工作条例第34条）" }],
    };
  const usual = isRequest ? "D-PET-9" : "D-PET-6";
  const code = appeal === undefined ? usual : appealLimits[appeal];
  const facts = extend({ status, code, base: acceptedOn }, context, (extra, length) =>
    fact("petition.extended", {
      document,
      ...(reason === undefined ? {} : { reason }),
      months: status === "RESOLVING" ? 0 : extra,
      ...(status === "RESOLVING" ? { days: extra } : {}),
      length,
    }),
  );
  if (!isRequest || isRefusal(facts) || !isNamed(state)) return facts;
  const longer = { ...state, ...(reason && { extensionReason: reason }) };
  const told = beside(longer, "EXTENSION", dayOf(context.now), context);
  return isRefusal(told) ? told : [...facts, ...told];
}

/** Only who was granted it, within the hour; each reading is an event. */
function readIdentity(
  { opening, status }: Petition,
  _: Record<never, never>,
  { actor, now }: Context,
): Fact[] | Refusal {
  if (status === "OUT_OF_LEVEL") return refuse("petition.destroyed");
  const isGranted =
    opening?.officer === actor.id && opening.until !== undefined && now < opening.until;
  return isGranted
    ? [fact("petition.identity-read", { officer: actor.id })]
    : refuse("petition.identity");
}
