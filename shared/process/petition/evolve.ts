import type { Evolve } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { PetitionData } from "./events.ts";
import type { Petition } from "./schema.ts";

/** What each event changes; where the petition goes on from there stands in the chain. */
export const evolve: Evolve<Petition, Omit<PetitionData, "petition.received">> = {
  "petition.registered": (state, { registration, number, accusedOfficers }, { actor, at }) => ({
    ...state,
    registration,
    number,
    ...(accusedOfficers && { accusedOfficers }),
    registeredBy: actor,
    registeredOn: dayOf(at),
  }),
  "petition.identity-checked": (state, identity) => ({ ...state, identity }),
  // What a room has sent back and is accepted again runs from when it first was.
  "petition.accepted": (state, { category, on, appeal }) => ({
    ...state,
    category,
    ...(appeal && { appeal }),
    acceptedOn: state.acceptedOn ?? on,
  }),
  "petition.not-accepted": (state) => state,
  "petition.handed-over": (state, routing, { at }) => ({
    ...state,
    routing,
    handedOverOn: dayOf(at),
  }),
  "petition.routed": (state, routing) => ({ ...state, routing }),
  "petition.noticed": (state, { on, how }) => ({
    ...state,
    noticedOn: on,
    noticedBy: how,
  }),
  "petition.taken": (state) => state,
  "petition.clue-opened": (state, { clueId, number }) => ({
    ...state,
    clueId,
    ...(number === undefined ? {} : { clueNumber: number }),
  }),
  "petition.extended": (state, { months, days, length, reason }) => ({
    ...state,
    extendedBy: days ?? months,
    ...(length && { length }),
    ...(reason && { extensionReason: reason }),
  }),
  "petition.extension-told": (state, { on }) => ({ ...state, extensionToldOn: on }),
  "petition.report-wanted": (state, { of }) => ({ ...state, entrusted: { to: of } }),
  "petition.reported-back": (state, { on, outline }) => ({
    ...state,
    ...(state.entrusted && {
      entrusted: { ...state.entrusted, reportedOn: on, ...(outline && { outline }) },
    }),
  }),
  "petition.result-reported": (state, result) => ({ ...state, result }),
  "petition.completed": (state, { on, conclusion }) => ({
    ...state,
    completed: { on, conclusion },
  }),
  "petition.fed-back": (state, told) => ({ ...state, feedback: [...state.feedback, told] }),
  "petition.objected": (state, { content, on }) => ({
    ...state,
    objections: [...state.objections, { content, on }],
  }),
  "petition.objection-explained": (state, { answer }) => ({
    ...state,
    objections: state.objections.map((one, index) =>
      index === state.objections.length - 1 ? { ...one, answer } : one,
    ),
  }),
  "petition.messaged": (state, { message }) => ({
    ...state,
    messages: [...state.messages, message],
  }),
  "petition.counter-opened": (state) => state,
  "petition.scanned": (state, lot) => ({ ...state, scans: [...(state.scans ?? []), lot] }),
  "petition.receipt-issued": (state, { receiptHash }) => ({ ...state, receiptHash }),
  "petition.duplicate": (state, { of }) => ({ ...state, duplicateOf: of }),
  "petition.repeated": (state, { by }) => ({ ...state, repeats: [...state.repeats, by] }),
  "petition.passed-on": (state, sent, { actor }) => ({
    ...state,
    passedOn: { ...sent, by: actor },
  }),
  "petition.purged": (state, purged) => ({ ...stub(state), purged }),
  "petition.destroyed": (state) => state,
  "petition.urgent": (state) => state,
  "petition.urgent-handled": (state) => state,
  "petition.identity-asked": (state, asked) => ({ ...state, opening: asked }),
  "petition.identity-granted": (state, { until }) => ({
    ...state,
    ...(state.opening === undefined ? {} : { opening: { ...state.opening, until } }),
  }),
  "petition.identity-refused": ({ opening: _, ...state }) => state,
  "petition.identity-read": (state) => state,
  "petition.content-read": (state) => state,
  "petition.withdrawn-by-reporter": (state, { on }) => ({ ...state, withdrawnOn: on }),
  "petition.false": (state) => state,
  "petition.cleared": (state) => state,
  "petition.archived": (state, { on, number }) =>
    number === undefined ? state : { ...state, archive: { number, on } },
  "petition.clock-missed": (state, missed) => ({ ...state, missed: [...state.missed, missed] }),
  "petition.clock-explained": (state, { code, reason }) => ({
    ...state,
    missed: state.missed.map((one) =>
      one.code === code && one.reason === undefined ? { ...one, reason } : one,
    ),
  }),
};

/** What may stay of a petition that belongs to the upper level: number, day, whereto and by whom. */
function stub(petition: Petition): Petition {
  const {
    registration: _,
    identity: __,
    opening: ___,
    accusedOfficers: ____,
    extensionReason: _____,
    result,
    ...state
  } = petition;
  return {
    ...state,
    ...(result === undefined ? {} : { result: { on: result.on } }),
    recusals: state.recusals.map(({ detail: _why, ...one }) => one),
    feedback: state.feedback.map(({ outline: _told, ...one }) => one),
    objections: state.objections.map(({ answer: _said, ...one }) => one),
  };
}
