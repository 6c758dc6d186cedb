import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { field } from "#kernel/route/form.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { beside } from "../answers.ts";
import { fact } from "../events.ts";
import { type Clue, InquiryInput, ReplyInput, SpotCheck, TalkInput } from "../schema.ts";
import { actingProblem, keptOut } from "./acting.ts";

/** 谈话, 委托谈话, 函询 (规则 Art. 27-30; 条例 Art. 77-79, 206). */
export const talk = commandsFor<Clue>()({
  entrust: {
    verb: "entrusted-talk",
    summary: "委托被反映人所在单位主要负责人谈话",
    right: "clue.handle",
    in: ["TALK"],
    body: z.object({ to: field("受托单位和人员", text(100)), servedOn: DayText }),
    decide: (state, entrusted, context) =>
      ends(state, "entrusted", [fact("clue.talk-entrusted", entrusted)], context),
  },
  "hold-talk": {
    verb: "talks",
    leads: "on",
    summary: "记录谈话",
    right: "clue.handle",
    in: ["TALK", "TALK_ENTRUSTED"],
    body: z.object({ talk: TalkInput }),
    decide: talked,
  },
  "serve-inquiry": {
    verb: "inquiry",
    leads: "on",
    summary: "发出函询",
    right: "clue.handle",
    in: ["INQUIRY"],
    body: z.object({ inquiry: InquiryInput }),
    decide: (state, { inquiry }, context) =>
      ends(state, "served", numbered(inquiry, context), context),
  },
  "urge-reply": {
    verb: "inquiry-urging",
    summary: "催复函询（一次）",
    right: "clue.handle",
    in: ["INQUIRY_SERVED"],
    body: z.object({
      /** Whom of the unit the commission has told that no answer has come (规则 Art. 29). */
      toldHead: z.optional(field("已告知的单位主要负责人（直接答复的不填）", text(100))),
    }),
    decide: urged,
  },
  "receive-reply": {
    verb: "inquiry-reply",
    leads: "on",
    summary: "记录函询答复",
    right: "clue.handle",
    in: ["INQUIRY_SERVED", "INQUIRY_URGED"],
    body: z.object({ reply: ReplyInput }),
    decide: replied,
  },
  "spot-check": {
    verb: "spot-checks",
    summary: "记录抽查核实（谈话函询后，核对本人所作说明）",
    right: "clue.handle",
    in: ["AFTER_TALK"],
    body: z.object({ check: SpotCheck }),
    decide: (state, { check }, context) =>
      actingProblem(check.officers, state, context) ?? [fact("clue.spot-checked", { check })],
  },
  "note-no-reply": {
    verb: "inquiry-silence",
    summary: "催复期满仍未答复",
    right: "clue.handle",
    in: ["INQUIRY_URGED"],
    body: z.object({}),
    decide: (state, _, context) =>
      stillTime(state, "催复期限", context) ??
      ends(state, "silent", [fact("clue.no-reply", { on: dayOf(context.now) })], context),
  },
});

/** The counter of the year's letters of inquiry; they are letters of the commission. */
export function inquiryCounter({ now, rules }: Pick<Context, "now" | "rules">): string {
  return `${rules.config.documentCodes.commission}函询#${yearOf(dayOf(now))}`;
}

function numbered(inquiry: z.infer<typeof InquiryInput>, context: Context): Fact[] {
  const counter = inquiryCounter(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const code = `${context.rules.config.documentCodes.commission}函询`;
  const text = `${code}〔${yearOf(dayOf(context.now))}〕${number}号`;
  return [
    {
      ...fact("clue.inquiry-served", { inquiry: { ...inquiry, number: text } }),
      takes: { counter, number },
    },
  ];
}

/** The person has their fifteen working days (条例 Art. 206) before anybody urges them. */
function urged(
  state: Clue,
  { toldHead }: { toldHead?: string | undefined },
  context: Context,
): Fact[] | Refusal {
  const early = stillTime(state, "答复期限", context);
  if (early !== undefined) return early;
  if (state.inquiry?.answersDirectly === "no" && toldHead === undefined)
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "toldHead", message: "请填写已告知的单位主要负责人" }],
    };
  const told = toldHead === undefined ? {} : { toldHead };
  return ends(
    state,
    "urged",
    [fact("clue.reply-urged", { on: dayOf(context.now), ...told })],
    context,
  );
}

/** Refuses what may only follow once the limit of the open question has gone by. */
function stillTime({ status }: Clue, limit: string, { now, tasks }: Context): Refusal | undefined {
  const due = tasks.find(({ stage, status: of }) => stage === status && of === "OPEN")?.due;
  const day = due?.effectiveDue ?? due?.provisional;
  return day !== undefined && day !== null && dayOf(now) <= day
    ? refuse("record.state", `${limit} ${day} 未满`)
    : undefined;
}

function talked(
  state: Clue,
  { talk: held }: { talk: z.infer<typeof TalkInput> },
  context: Context,
): Fact[] | Refusal {
  const { entrusted } = state;
  const by =
    state.status === "TALK_ENTRUSTED" && entrusted !== undefined
      ? { entrustedTo: entrusted.to }
      : {};
  // Whoever is entrusted talks by their own people.
  const acting = state.status === "TALK_ENTRUSTED" ? keptOut : actingProblem;
  const problem = acting(held.officers, state, context);
  if (problem !== undefined) return problem;
  const facts = ends(state, "talked", [fact("clue.talked", { talk: { ...held, ...by } })], context);
  if (held.statement === "no" || isRefusal(facts)) return facts;
  const asked = beside(state, "STATEMENT", held.on, context);
  return isRefusal(asked) ? asked : [...facts, ...asked];
}

function replied(
  state: Clue,
  { reply }: { reply: z.infer<typeof ReplyInput> },
  context: Context,
): Fact[] | Refusal {
  const { inquiry } = state;
  return inquiry?.answersDirectly === "no" && (reply.unitHeadOpinion ?? "") === ""
    ? {
        ...refuse("input.invalid"),
        fields: [
          {
            path: "reply.unitHeadOpinion",
            message: "须有所在单位主要负责人签署的意见（规则第29条）",
          },
        ],
      }
    : ends(state, "replied", [fact("clue.reply-received", { reply })], context);
}
