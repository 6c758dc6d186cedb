import * as z from "zod/mini";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { field, words } from "#kernel/route/form.ts";
import { Ordinal, once } from "#kernel/text/text.ts";
import { fact } from "./events.ts";
import { proposalsOn, recheck, reconsider } from "./request/judge.ts";
import {
  type Answer,
  Identified,
  isListed,
  namesOf,
  type Opinion,
  Override,
  type Person,
  Request,
} from "./schema.ts";
import { mostNames, type OpinionStatus } from "./terms.ts";

const drafting: readonly OpinionStatus[] = ["DRAFTED", "REANSWER", "REOPENED"];
const beforeSigning: readonly OpinionStatus[] = [
  "REQUESTED",
  "RETURNED",
  "CHECKING",
  "DRAFTED",
  "DEPUTY",
  "SECRETARY",
];
const Places = field(
  "名单中的序号",
  z.array(Ordinal).check(
    z.minLength(1),
    z.maxLength(mostNames),
    once<number>((n) => n),
  ),
);

/** Every command of an opinion; what people answer by button stands in `answers.ts`. */
export const commands = commandsFor<Opinion>()({
  request: {
    makes: "record",
    summary: "录入征求党风廉政意见的来函",
    right: "opinion.request",
    body: z.object({ request: Request }),
    decide: (state, { request }, context) =>
      state === undefined
        ? (problemOf(request, context) ?? [requested("opinion.requested", request)])
        : [],
  },
  identify: {
    verb: "identification",
    leads: "on",
    summary: "在信息库中认定名单中的人员，或者注明不属本机关管理",
    right: "opinion.handle",
    in: ["REQUESTED"],
    body: z.object({
      people: z.array(Identified).check(
        z.minLength(1),
        z.maxLength(mostNames),
        once<{ n: number }>(({ n }) => n),
      ),
    }),
    decide: ({ people: known }, { people }) =>
      people.some(({ n }) => !known.some((one) => one.n === n))
        ? refuse("opinion.name")
        : [fact("opinion.identified", { people })],
  },
  supplement: {
    verb: "supplement",
    leads: "on",
    summary: "补正征求意见函",
    right: "opinion.request",
    in: ["RETURNED"],
    body: z.object({ request: Request }),
    decide: (state, { request }, context) =>
      problemOf(request, context) ??
      ends(state, "supplemented", [requested("opinion.supplemented", request)], context),
  },
  draft: {
    verb: "draft",
    leads: "on",
    summary: "拟定答复：采用系统建议，或者说明理由后改为其他意见",
    right: "opinion.draft",
    in: drafting,
    body: z.object({
      overrides: z._default(
        field(
          "未采用系统建议的",
          z.array(Override).check(
            z.maxLength(mostNames),
            once<{ n: number }>(({ n }) => n),
          ),
        ),
        [],
      ),
    }),
    decide: draft,
  },
  "withdraw-names": {
    verb: "names-withdrawal",
    summary: "来函单位撤回名单中的人员",
    right: "opinion.handle",
    in: beforeSigning,
    otherwise: "答复已签发，不能撤回",
    body: z.object({ people: Places, reason: words("撤回理由", 500) }),
    decide: withdrawNames,
  },
  "reinstate-names": {
    verb: "names-reinstatement",
    summary: "来函单位恢复已撤回的人员（此后须仍由各室核查）",
    right: "opinion.handle",
    in: ["REQUESTED", "RETURNED", "CHECKING", "DRAFTED"],
    otherwise: "答复已拟定，请另行来函",
    unless: ({ people }) =>
      people.some(({ withdrawn: left }) => left !== undefined)
        ? undefined
        : refuse("opinion.name", "名单中没有已撤回的人员"),
    body: z.object({ people: Places, reason: words("恢复理由", 500) }),
    decide: reinstateNames,
  },
  withdraw: {
    verb: "withdrawal",
    summary: "来函单位撤回来函",
    right: "opinion.handle",
    in: beforeSigning,
    otherwise: "答复已签发，不能撤回",
    body: z.object({ reason: words("撤回理由", 500) }),
    decide: (state, { reason }, context) => withdrawn(state, reason, [], context),
  },
  reconsider: {
    verb: "reconsideration",
    summary: "暂缓的原因（各室核查提出的）已消除，再次答复",
    right: "opinion.draft",
    in: ["REPLIED"],
    body: z.object({ people: Places, reason: words("原因", 500) }),
    decide: reconsider,
  },
  recheck: internal(recheck),
  "note-death": internal(died),
});

function requested(type: "opinion.requested" | "opinion.supplemented", given: Request): Fact {
  const { names, ...request } = given;
  const people = names.map((name, place): Person => ({ ...name, n: place + 1 }));
  return fact(type, { request, people });
}

/** A day that cannot be, or an award where the district does not ask for opinions on them. */
function problemOf({ use, urgent }: Request, { now, rules }: Context): Refusal | undefined {
  const fields = [
    ...(urgent !== undefined && urgent.wantedBy < dayOf(now)
      ? [{ path: "request.urgent.wantedBy", message: "不能早于今天" }]
      : []),
  ];
  if (fields.length > 0) return { ...refuse("input.invalid"), fields };
  return use === "AWARD" ? pilotProblem(rules, "awards", dayOf(now)) : undefined;
}

/** Each name gets the proposal of the records, or the officer's own verdict with its reason. */
function draft(
  state: Opinion,
  { overrides }: { overrides: readonly z.infer<typeof Override>[] },
  context: Context,
): Fact[] | Refusal {
  const names = namesOf(state);
  if (overrides.some(({ n }) => !names.some((one) => one.n === n))) return refuse("opinion.name");
  const answers = proposalsOn(state, names, context).map(({ n, verdict, findings }): Answer => {
    const own = overrides.find((one) => one.n === n && one.verdict !== verdict);
    return own === undefined
      ? { n, verdict, findings }
      : { n, verdict: own.verdict, findings, override: own.reason };
  });
  const { id: by } = context.actor;
  const drafted = fact("opinion.drafted", { by, on: dayOf(context.now), answers });
  return ends(state, "drafted", [drafted], context);
}

function withdrawNames(
  state: Opinion,
  { people, reason }: { people: readonly number[]; reason: string },
  context: Context,
): Fact[] | Refusal {
  const left = state.people.filter(({ withdrawn: out }) => out === undefined);
  if (people.some((n) => !left.some((one) => one.n === n))) return refuse("opinion.name");
  const out = fact("opinion.names-withdrawn", { people, reason, on: dayOf(context.now) });
  return left.every(({ n }) => people.includes(n))
    ? withdrawn(state, reason, [out], context)
    : [out];
}

/**
 * Of who has died nothing is asked any more. Before the first letter the name comes off the list; after
 * it the letter stays, and a further answer that is about nobody else is given up.
 */
function died(
  state: Opinion,
  { personId }: { personId: string },
  context: Context,
): Fact[] | Refusal {
  const people = state.people
    .filter((one) => one.personId === personId && isListed(one))
    .map(({ n }) => n);
  if (people.length === 0 || ["WITHDRAWN", "EXPIRED"].includes(state.status)) return [];
  if (state.replies.length === 0)
    return withdrawNames(state, { people, reason: "本人去世" }, context);
  const told = fact("opinion.names-died", { people, on: dayOf(context.now) });
  const isAnswering = beforeSigning.includes(state.status) || drafting.includes(state.status);
  const isMoot = namesOf(state).every(({ n }) => people.includes(n));
  return isAnswering && isMoot ? ends(state, "moot", [told], context) : [told];
}

/** Nobody answers for a name that was not on the list when they signed. */
function reinstateNames(
  { people: listed, checks }: Opinion,
  { people, reason }: { people: readonly number[]; reason: string },
  { now }: Context,
): Fact[] | Refusal {
  const out = listed.filter(({ n, withdrawn: left }) => left !== undefined && people.includes(n));
  if (out.length !== new Set(people).size) return refuse("opinion.name");
  const missed = checks.some(({ on }) => out.some((one) => on >= (one.withdrawn?.on ?? on)));
  return missed
    ? refuse("record.state", "撤回以后已有室签字，该人员未经核查，请另行来函")
    : [fact("opinion.names-reinstated", { people, reason, on: dayOf(now) })];
}

function withdrawn(
  state: Opinion,
  reason: string,
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  if (state.replies.length > 0) return refuse("record.state", "已有答复，不能撤回");
  const ended = fact("opinion.withdrawn", { reason, on: dayOf(context.now) });
  return ends(state, "withdrawn", [...facts, ended], context);
}
