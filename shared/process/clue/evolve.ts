import type { Evolve } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { ClueData } from "./events.ts";
import type { Clue } from "./schema.ts";

/** What each event changes; where the record goes on from there stands in the chain. */
export const evolve: Evolve<Clue, Omit<ClueData, "clue.received">> = {
  "clue.registered": (state, registered, { actor }) => ({
    ...state,
    ...registered,
    registeredBy: actor,
  }),
  "clue.assignment-proposed": (state, proposed, { actor }) => ({
    ...state,
    assignment: { ...proposed, by: actor },
  }),
  "clue.assignment-approved": (state, { on }) => ({
    ...state,
    room: state.assignment?.room ?? state.room,
    ...(state.assignment === undefined
      ? {}
      : { assignment: { ...state.assignment, approvedOn: on } }),
  }),
  "clue.disputed": (state) => state,
  "clue.jurisdiction-decided": (state) => state,
  "clue.signed": (state, { handlers, on }) => ({ ...state, handlers, signedOn: on }),
  "clue.studied": (state, { study }) => ({ ...state, studies: [...state.studies, study] }),
  "clue.look-asked": (state, { reason }) => ({ ...state, looks: [...state.looks, { reason }] }),
  "clue.look-approved": (state, { on }) => ({ ...state, looks: lastOf(state, { approvedOn: on }) }),
  "clue.looked": (state, { result, on }) => ({
    ...state,
    looks: lastOf(state, { result, endedOn: on }),
  }),
  "clue.opined": (state, { opinion }, { at }) => ({ opinedOn: dayOf(at), ...state, opinion }),
  "clue.opinion-returned": (state, _, { at }) => ({
    ...state,
    returned: { times: (state.returned?.times ?? 0) + 1, on: dayOf(at) },
  }),
  "clue.way-approved": approved,
  "clue.talk-entrusted": (state, entrusted) => ({ ...state, entrusted }),
  "clue.talked": (state, { talk }) => ({ ...state, talks: [...state.talks, talk] }),
  "clue.statement-received": (state, { on }) => ({ ...state, statementOn: on }),
  "clue.inquiry-served": (state, { inquiry }) => ({ ...state, inquiry }),
  "clue.reply-urged": (state, { on }) => ({
    ...state,
    ...(state.inquiry === undefined ? {} : { inquiry: { ...state.inquiry, urgedOn: on } }),
  }),
  "clue.reply-received": (state, { reply }) => ({ ...state, replies: [...state.replies, reply] }),
  "clue.no-reply": (state) => state,
  "clue.spot-checked": (state, { check }) => ({
    ...state,
    spotChecks: [...(state.spotChecks ?? []), check],
  }),
  "clue.team-named": (state, { team }) => withVerification(state, { team }),
  "clue.verification-extended": (state, { months, length }) =>
    withVerification(state, { extendedBy: months, ...(length && { length }) }),
  "clue.verified": (state, { report }) => withVerification(state, { report }),
  "clue.taken-up": (state) => state,
  "clue.filing-announced": (state, { on, unitToldOn }) =>
    withFiling(state, { announcedOn: on, unitToldOn }),
  "clue.filing-extended": (state, { months, length }) =>
    withFiling(state, { extendedBy: months, ...(length && { length }) }),
  "clue.sent-to-trial": (state, { on }) => ({ ...state, trial: { acceptedOn: on } }),
  "clue.trial-extended": (state, extension) => ({
    ...state,
    ...(state.trial === undefined ? {} : { trial: { ...state.trial, extension } }),
  }),
  "clue.tried": (state, { opinion }) => ({
    ...state,
    ...(state.trial === undefined ? {} : { trial: { ...state.trial, opinion } }),
  }),
  "clue.measure-decided": (state, { disposal }) => ({
    ...state,
    disposals: [...state.disposals, disposal],
    decidedOn: disposal.decidedOn,
  }),
  "clue.decision-served": (state) => state,
  "clue.execution-extended": (state, executionExtension) => ({ ...state, executionExtension }),
  "clue.executed": (state, { on, note }) => ({
    ...state,
    executedOn: on,
    ending: { on, kind: "DISPOSED", note },
  }),
  "clue.passed-on": (state, transfer) => ({
    ...state,
    transfer,
    ending: { on: transfer.sentOn, kind: "TRANSFERRED", note: transfer.receiver },
  }),
  "clue.merged": (state, { into, reason }, { at }) => ({
    ...state,
    mergedInto: into,
    ending: { on: dayOf(at), kind: "MERGED", note: reason },
  }),
  "clue.joined": (state, { other }) => ({ ...state, merged: [...state.merged, other] }),
  "clue.closed": (state, ending) => ({ ...state, ending }),
  "clue.person-told": (state, { on }) => ({ ...state, feedbackOn: on }),
  "clue.cleared": (state) => state,
  "clue.subject-left": (state, left, { actor }) => ({
    ...state,
    subjectLeft: { ...left, by: actor },
  }),
  "clue.subject-left-withdrawn": ({ subjectLeft: _, ...state }) => state,
  "clue.talk-called-off": (state) => state,
  "clue.leak-reported": (state) => state,
  "clue.routed": (state, { room, object }) => ({
    ...state,
    room: state.assignment === undefined ? room : state.room,
    routing: { ...state.routing, room, object },
  }),
  "clue.archived": (state, archive) => ({ ...state, archive }),
  "clue.prioritised": (state) => ({ ...state, priority: "yes" }),
};

/** The approved way becomes part of the record, with what begins on that day. */
function approved(
  state: Clue,
  { on, leads }: ClueData["clue.way-approved"],
  { actor }: { actor: string },
): Clue {
  const { opinion, returned: _, ...rest } = state;
  if (opinion === undefined || leads === "OPINION_PARTY") return state;
  const next: Clue = {
    ...rest,
    opinion,
    approved: [...state.approved, { ...opinion, on, approvedBy: actor }],
  };
  switch (opinion.way) {
    case "PRELIM_VERIFY":
      return { ...next, verification: { approvedOn: on, team: state.handlers } };
    case "SHELVE":
      return { ...next, shelvedOn: on };
    case "FILE":
      return { ...next, filing: { on, number: state.number ?? "" } };
    default:
      return next;
  }
}

function lastOf({ looks }: Clue, more: Partial<Clue["looks"][number]>): Clue["looks"] {
  return looks.map((look, index) => (index === looks.length - 1 ? { ...look, ...more } : look));
}

function withVerification(state: Clue, more: Partial<NonNullable<Clue["verification"]>>): Clue {
  const { verification } = state;
  return verification === undefined
    ? state
    : { ...state, verification: { ...verification, ...more } };
}

function withFiling(state: Clue, more: Partial<NonNullable<Clue["filing"]>>): Clue {
  const { filing } = state;
  return filing === undefined ? state : { ...state, filing: { ...filing, ...more } };
}
