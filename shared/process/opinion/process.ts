import { conducted } from "#kernel/conduct/conducted.ts";
import { addDays, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { recountDue } from "#kernel/district/rules.ts";
import { borne } from "#kernel/record/borne.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Context, Keys } from "#kernel/record/process.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers, countersOf, voices } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe, worded } from "./describe.ts";
import type { OpinionData } from "./events.ts";
import { fact, papers, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import { consulted } from "./request/judge.ts";
import { isListed, type Opinion, ours, standingAnswer } from "./schema.ts";

/** 党风廉政意见 on promotions and awards (process sheet §4.9, §4.10; ). */
export const opinion = inHands(
  conducted(chain, {
    commands,
    days,
    papers,
    resumes: "opinion.resume",
    answers,
    voices,
    begins: "opinion.requested",
    begin: ({ request, people }: OpinionData["opinion.requested"], { actor, at }: Event) => ({
      request,
      people,
      requestedBy: actor,
      returns: [],
      rooms: [],
      checks: [],
      round: { kind: "REPLY" as const, people: people.map(({ n }) => n), from: dayOf(at) },
      proposals: [],
      replies: [],
    }),
    evolve,
    words,
    keys,
    bars: barsOf,
    show: describe,
    worded,
    counters: countersOf,
    consults: consulted,
    stageIn,
    /** The reply's limit runs from registration, a further answer's from the day that called for it. */
    runsFrom: {
      DRAFTED: replyFrom,
      DEPUTY: replyFrom,
      SECRETARY: replyFrom,
      SIGNED: replyFrom,
      REANSWER: replyFrom,
      REOPENED: replyFrom,
    },
    wake,
  }),
  {
    ended: ["EXPIRED", "WITHDRAWN"],
    roles: ["OFFICE", "ORG_DEPT"],
    holders: ({ requestedBy }) => [requestedBy],
    lead: (state, { to }) => ({ ...state, requestedBy: to }),
  },
);

function replyFrom({ round, replyIn }: Opinion) {
  return round.kind !== "REPLY" || replyIn === undefined
    ? round.from
    : { base: round.from, length: replyIn };
}

/** The limit of the present round: D-OPN-1, D-AWD-1, or D-OPN-3 after the reply. */
function stageIn({ request, round }: Opinion, stage: string): StageSpec | undefined {
  const spec: StageSpec | undefined = own(chain.stages, stage);
  if (spec === undefined || spec.deadline !== "D-OPN-1") return spec;
  if (round.kind !== "REPLY") return { ...spec, deadline: "D-OPN-3" };
  return request.use === "AWARD" ? { ...spec, deadline: "D-AWD-1" } : spec;
}

/**
 * D-OPN-4: a reply is over the day after its last one. While the calendar of that year is missing,
 * nobody knows which day that is, and it is looked at again the next day.
 */
function wake(state: Opinion, context: Context): Fact[] {
  const today = dayOf(context.now);
  const lookOn = lookOnIn(state);
  if (lookOn === undefined || today < lookOn) return [];
  const validity = state.replies.map((reply) => recountDue(context.rules, reply.validity));
  const last = validity.at(-1)?.effectiveDue ?? undefined;
  if (last !== undefined && today > last) return [fact("opinion.expired", { on: today })];
  const next = addDays(last ?? today, 1);
  return [fact("opinion.validity-counted", { validity, lookOn: next })];
}

/** No reply runs out while somebody on the list still waits for the answer after 暂缓. */
function lookOnIn(state: Opinion): string | undefined {
  const waits = state.people.some(
    (one) => isListed(one) && standingAnswer(state, one.n)?.answer.verdict === "DEFER",
  );
  return state.status === "REPLIED" && !waits ? state.lookOn : undefined;
}

function keys(state: Opinion): Keys {
  const { status, enteredAt, number, request, people, replies } = state;
  const lookOn = lookOnIn(state);
  const here = ours(people.filter(({ withdrawn }) => withdrawn === undefined));
  const reply = replies.at(-1);
  return {
    status,
    sort: enteredAt,
    summary: {
      ...(number === undefined ? {} : { number }),
      use: request.use,
      from: request.from,
      names: people.length,
      ...(request.urgent === undefined ? {} : { wantedBy: request.urgent.wantedBy }),
      ...(reply === undefined ? {} : { documentNumber: reply.number }),
    },
    // By the unit as well: what is found of it may stand against its people, and against itself.
    about: [
      ...new Set(here.flatMap(({ personId, unitId }) => [personId, ...(unitId ? [unitId] : [])])),
    ],
    numbers: [
      ...(number === undefined ? [] : [borne("opinion", number)]),
      ...replies.map((one) => borne("reply", one.number)),
    ],
    ...(lookOn === undefined ? {} : { wakeAt: instantAt(lookOn, "00:10") }),
  };
}
