import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { text } from "#kernel/text/text.ts";
import { fact } from "../events.ts";
import { type Clue, OpinionInput, Study } from "../schema.ts";
import { disposalWays, type Round, waysAfter } from "../terms.ts";
import { keptOut } from "./acting.ts";
import { isDead } from "./departure.ts";

const studying = ["STUDYING", "AFTER_TALK", "PRELIM_VERIFY"] as const satisfies readonly Round[];

/** 研判, 适当了解, 处置意见. */
export const study = commandsFor<Clue>()({
  study: {
    verb: "studies",
    summary: "记录集体研究",
    right: "clue.handle",
    in: [...studying, "PRELIM_LOOK"],
    body: z.object({ study: Study }),
    decide: (state, { study: held }, context) =>
      keptOut(held.attendees, state, context) ?? [fact("clue.studied", { study: held })],
  },
  opine: {
    verb: "opinion",
    leads: ["STUDYING", "AFTER_TALK"],
    summary: "提出处置意见",
    right: "clue.handle",
    in: studying,
    otherwise: "现在不能提出处置意见",
    body: z.object({ opinion: OpinionInput }),
    decide: (state, { opinion }, context) => {
      const { id: by } = context.actor;
      const opined = { ...opinion, round: state.status as Round, by };
      return (
        checkOpinion(state, opinion, context) ??
        ends(state, "opined", [fact("clue.opined", { opinion: opined })], context)
      );
    },
  },
  look: {
    verb: "preliminary-look",
    summary: "申请适当了解（不接触被反映人，不限制权利）",
    right: "clue.handle",
    in: ["STUDYING"],
    body: z.object({ reason: text(1000) }),
    decide: (state, { reason }, context) =>
      ends(state, "look-asked", [fact("clue.look-asked", { reason })], context),
  },
  "end-look": {
    verb: "preliminary-look-result",
    leads: "on",
    summary: "记录适当了解结果",
    right: "clue.handle",
    in: ["PRELIM_LOOK"],
    body: z.object({ result: text(2000) }),
    decide: (state, { result }, context) =>
      ends(state, "looked", [fact("clue.looked", { result, on: dayOf(context.now) })], context),
  },
  "take-up": {
    verb: "restudy",
    leads: "on",
    summary: "暂存线索复研（期满或者有新证据）",
    right: "clue.handle",
    in: ["SHELVED"],
    body: z.object({ reason: text(1000) }),
    decide: (state, { reason }, context) =>
      ends(state, "taken-up", [fact("clue.taken-up", { reason })], context),
  },
});

/** Whether an opinion may go into the chain: by a handler, after a study, one of the ways open now. */
function checkOpinion(
  state: Clue,
  opinion: OpinionInput,
  { actor, rules }: Pick<Context, "actor" | "rules">,
): Fact[] | Refusal | undefined {
  const round = state.status as Round;
  if (!state.handlers.includes(actor.id))
    return refuse("auth.forbidden", "只有承办人可以提出处置意见");
  if (!hasStudied(state, round)) return refuse("clue.study-missing");
  const { times = 0, on: returnedOn = "" } = state.returned ?? {};
  if (times >= rules.config.maxReturns && !state.studies.some(({ on }) => on >= returnedOn))
    return refuse("clue.study-missing", `已退回 ${times} 次，须重新集体研究后再提出处置意见`);
  if (!waysAfter[round].includes(opinion.way))
    return refuse("clue.way", `此时不能${disposalWays[opinion.way]}`);
  if (isUnanswered(state) && !isDead(state) && opinion.way !== "PRELIM_VERIFY")
    return refuse("clue.way", "催复后仍未答复函询，应当提出初步核实");
  if (round === "PRELIM_VERIFY" && state.verification?.report === undefined)
    return refuse("clue.report-missing");
  if (opinion.closing === "SUBJECT_GONE" && !isDead(state))
    return refuse("clue.way", "尚未登记被反映人死亡");
  return missing(opinion);
}

/** Each round is studied anew: its minutes are younger than what it rests on. */
function hasStudied({ studies, approved, shelvedOn }: Clue, round: Round): boolean {
  const least = round === "STUDYING" ? (shelvedOn ?? "") : (approved.at(-1)?.on ?? "");
  return studies.some(({ on }) => on >= least);
}

function isUnanswered({ status, inquiry, replies }: Clue): boolean {
  return (
    status === "AFTER_TALK" &&
    inquiry?.urgedOn !== undefined &&
    !replies.some(({ receivedOn }) => receivedOn >= inquiry.servedOn)
  );
}

function missing({ way, closing, conditions = "", receiver }: OpinionInput): Refusal | undefined {
  const wrong = (path: string, message: string) => ({
    ...refuse("input.invalid"),
    fields: [{ path: `opinion.${path}`, message }],
  });
  if (way === "CLOSE" && closing === undefined) return wrong("closing", "请选择了结情形");
  if (way === "SHELVE" && conditions === "") return wrong("conditions", "请写明重新研判的条件");
  if (way === "TRANSFER" && receiver === undefined) return wrong("receiver", "请写明移送机关");
  return undefined;
}
