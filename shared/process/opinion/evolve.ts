import type { Evolve } from "#kernel/conduct/evolve.ts";
import { addDays } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import type { OpinionData } from "./events.ts";
import type { Opinion, Proposed, Reply } from "./schema.ts";
import type { Round } from "./terms.ts";

/** What each event changes; where the opinion goes on from there stands in the chain. */
export const evolve: Evolve<Opinion, Omit<OpinionData, "opinion.requested">> = {
  "opinion.identified": (state, { people }) => ({ ...state, people: told(state, people) }),
  "opinion.supplemented": (state, { request, people }) => ({
    ...state,
    request,
    people,
    round: { ...state.round, people: people.map(({ n }) => n) },
  }),
  "opinion.returned": (state, returned) => ({ ...state, returns: [...state.returns, returned] }),
  "opinion.registered": (state, { number, on, rooms, people, replyIn }) => ({
    ...state,
    number,
    registeredOn: on,
    rooms,
    people: told(state, people),
    round: { ...state.round, from: on },
    ...(replyIn === undefined ? {} : { replyIn }),
  }),
  /** Who is asked again answers again, and the earlier signature stands in the trail alone. */
  "opinion.checked": (state, { check }) => ({
    ...state,
    checks: [
      ...state.checks.filter(({ role, room }) => role !== check.role || room !== check.room),
      check,
    ],
  }),
  "opinion.proposed": (state, { proposals }) => ({ ...state, proposals }),
  "opinion.drafted": (state, draft) => ({ ...state, draft }),
  "opinion.agreed": (state) => state,
  "opinion.draft-returned": ({ draft: _, ...state }) => state,
  "opinion.signed": ({ draft: _, ...state }, { reply }) => ({
    ...state,
    replies: [...state.replies, reply],
    lookOn: dayAfter(reply.validity),
  }),
  "opinion.sent": (state, { on, receivedBy }) => ({
    ...state,
    replies: state.replies.map((reply, place) =>
      place === state.replies.length - 1 ? { ...reply, sentOn: on, receivedBy } : reply,
    ),
  }),
  "opinion.cleared": (state, found) => again(state, "REANSWER", found),
  "opinion.reopened": (state, found) => again(state, "CORRECTION", found),
  "opinion.widened": (state, found) => again(state, "CORRECTION", found),
  "opinion.names-withdrawn": (state, { people, reason, on }) => ({
    ...state,
    people: state.people.map((one) =>
      people.includes(one.n) ? { ...one, withdrawn: { reason, on } } : one,
    ),
  }),
  "opinion.names-reinstated": (state, { people }) => ({
    ...state,
    people: state.people.map((one) => {
      const { withdrawn: _, ...back } = one;
      return people.includes(one.n) ? back : one;
    }),
  }),
  "opinion.names-died": (state, { people, on }) => ({
    ...state,
    people: state.people.map((one) => (people.includes(one.n) ? { ...one, diedOn: on } : one)),
  }),
  "opinion.withdrawn": (state, ended) => ({ ...state, ended }),
  "opinion.validity-counted": (state, { validity, lookOn }) => ({
    ...state,
    replies: state.replies.map((reply, place): Reply => {
      const counted = validity[place];
      return counted === undefined ? reply : { ...reply, validity: counted };
    }),
    lookOn,
  }),
  "opinion.expired": (state) => state,
};

/** The day after the last one on which a reply holds, or is thought to. */
function dayAfter({ effectiveDue, nominalDue }: Due): string {
  return addDays(effectiveDue ?? nominalDue, 1);
}

function told(
  { people }: Opinion,
  more: readonly { n: number; personId?: string; unitId?: string }[],
): Opinion["people"] {
  return people.map((one) => ({ ...one, ...more.find(({ n }) => n === one.n) }));
}

function again(
  { draft: _, ...state }: Opinion,
  kind: Round,
  {
    people,
    on,
    proposals,
  }: { people: readonly number[]; on: string; proposals: readonly Proposed[] },
): Opinion {
  return { ...state, round: { kind, people, from: on }, proposals };
}
