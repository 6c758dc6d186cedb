import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { DebriefingData } from "./events.ts";
import type { Debriefing } from "./schema.ts";

/** What each event changes; where the record goes on from there stands in the chain. */
export const evolve: Evolve<Debriefing, Omit<DebriefingData, "debriefing.opened">> = {
  "debriefing.planned": (state, { plan }, { actor }) => ({
    ...state,
    plan: { ...plan, by: actor },
  }),
  "debriefing.postponed": (state, { from, meetingOn, place, reason }) => ({
    ...state,
    ...(state.plan === undefined
      ? {}
      : { plan: { ...state.plan, meetingOn, ...(place === undefined ? {} : { place }) } }),
    postponed: [...(state.postponed ?? []), { from, to: meetingOn, reason }],
  }),
  "debriefing.gathering-begun": (state, asked) => ({ ...state, asked }),
  "debriefing.opinions-collected": (state, opinions) => ({ ...state, opinions }),
  "debriefing.opinions-fed": (state, fed) => ({ ...state, fed }),
  "debriefing.opinions-served": (state) => state,
  "debriefing.reported": (state, reported) => ({
    ...state,
    reports: [...state.reports, reported],
  }),
  "debriefing.returned": (state, { reason }) => ({ ...state, returns: [...state.returns, reason] }),
  "debriefing.accepted": (state, { on }) => ({ ...state, acceptedOn: on }),
  "debriefing.attached": (state, { attachments }) => ({ ...state, attachments }),
  "debriefing.left-post": (state, leftPost) => ({ ...state, leftPost }),
  "debriefing.absent": (state, absence) =>
    absence.leave === "WITHOUT_LEAVE"
      ? { ...state, absence, score: 0, satisfaction: 0, band: "TALK" }
      : { ...state, absence },
  "debriefing.presented": (state, { meeting }) => ({ ...state, meeting }),
  "debriefing.written-accepted": (state, written) => ({
    ...state,
    written,
    closedOn: written.on,
  }),
  "debriefing.ballot-opened": ({ entered: _void, ...state }, ballot) => ({ ...state, ballot }),
  "debriefing.count-entered": (state, entered, { actor }) => ({
    ...state,
    entered: { ...entered, by: actor },
  }),
  "debriefing.counted": ({ entered: _done, ballot: _over, ...state }, counted) => {
    const { validity, score, satisfaction, band } = counted;
    const after = { ...state, counted: [...state.counted, counted] };
    return validity === "valid" ? { ...after, score, satisfaction, band } : after;
  },
  "debriefing.talked": (state, { disposal, ...talk }) => ({
    ...state,
    talk,
    disposals: [...state.disposals, disposal],
  }),
  "debriefing.stated": (state, statement) => ({ ...state, statement }),
  "debriefing.lateness-told": (state) => state,
  "debriefing.fed-back": (state, { feedback }) => ({
    ...state,
    feedback,
    ...(feedback.problems.length === 0 ? { closedOn: feedback.servedOn } : {}),
  }),
  "debriefing.published": (state, published) => ({
    ...state,
    published: [...(state.published ?? []), published],
  }),
  "debriefing.rectification-planned": (state, { text }) => ({
    ...state,
    rectification: { ...state.rectification, plan: text },
  }),
  "debriefing.rectification-reported": (state, done) => ({
    ...state,
    rectification: { ...state.rectification, done: [...state.rectification.done, done] },
  }),
  "debriefing.closed": (state, { on }) => ({ ...state, closedOn: on }),
  "debriefing.exempted": (state, exempted) => ({ ...state, exempted }),
};
