import type { Evolve } from "#kernel/conduct/evolve.ts";
import { linked, withEnd } from "#process/inspection/linked-clue.ts";
import { withoutOfficer } from "#process/inspection/method-record.ts";
import { withReplacement } from "#process/inspection/team.ts";
import type { QuarterlyData } from "./events.ts";
import type { Quarterly } from "./schema.ts";

/** The duty after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Quarterly, Omit<QuarterlyData, "quarterly.opened">> = {
  "quarterly.objects-joined": (state, { objects }) => ({
    ...state,
    objects: [...state.objects, ...objects],
  }),
  "quarterly.object-left": (state, { enrollmentId }) => ({
    ...state,
    objects: state.objects.filter((one) => one.enrollmentId !== enrollmentId),
  }),
  "quarterly.reopened": ({ waived: _former, ...state }, { objects }) => ({
    ...state,
    objects,
    reopened: (state.reopened ?? 0) + 1,
  }),
  "quarterly.planned": (state, { plan }) => ({ ...state, plan }),
  "quarterly.inspector-replaced": (state, { person, relation, detail, replacement }, { at }) => {
    const { plan } = state;
    return {
      ...state,
      recusals: [...state.recusals, { person, relation, detail, at }],
      records: withoutOfficer(state.records, person),
      ...(plan && { plan: { ...plan, team: withReplacement(plan.team, person, replacement) } }),
    };
  },
  "quarterly.noticed": (state, { notice }) => ({ ...state, notice }),
  "quarterly.begun": ({ missed, ...state }, { on, timeliness }) => ({
    ...state,
    // A visit that was made in time is entered late, so the quarter was not missed.
    ...(missed === undefined || timeliness === "in-quarter" ? {} : { missed }),
    visit: { beganOn: on, timeliness },
  }),
  "quarterly.method-recorded": (state, { record }) => ({
    ...state,
    records: [...state.records, { ...record, validity: "valid" }],
  }),
  "quarterly.found": (state, { finding }) => ({ ...state, findings: [...state.findings, finding] }),
  "quarterly.visit-ended": (state, { on, note }) => ({
    ...state,
    visit: { beganOn: on, timeliness: "in-quarter", ...state.visit, endedOn: on, note },
  }),
  "quarterly.attached": (state, { attachments }) => ({ ...state, attachments }),
  "quarterly.reported": (state, { report }) => ({ ...state, report }),
  "quarterly.findings-confirmed": (state, { on }) => ({ ...state, confirmedOn: on }),
  "quarterly.fed-back": (state, feedback) => ({ ...state, feedback }),
  "quarterly.rectified": (state, rectified) => ({
    ...state,
    rectified: [...state.rectified, rectified],
  }),
  "quarterly.extension-asked": (state, extension) => ({ ...state, extension }),
  "quarterly.extension-decided": (state, { decision }) =>
    state.extension === undefined
      ? state
      : { ...state, extension: { ...state.extension, decision } },
  "quarterly.sent-back": (state, back) => ({
    ...state,
    rectified: state.rectified.filter(({ finding }) => !back.findings.includes(finding)),
    sentBack: [...(state.sentBack ?? []), back],
  }),
  "quarterly.act-recorded": (state, { act }) => ({ ...state, acts: [...(state.acts ?? []), act] }),
  "quarterly.missed": (state, { makeUpFrom }, { at }) => ({ ...state, missed: { at, makeUpFrom } }),
  "quarterly.miss-explained": (state, { reason }) =>
    state.missed === undefined ? state : { ...state, missed: { ...state.missed, reason } },
  // What was not owed was not missed either.
  "quarterly.waived": ({ missed: _missed, ...state }, { reason }, { actor }) => ({
    ...state,
    waived: { reason, by: actor },
  }),
  "quarterly.clue-linked": (state, clue) => ({ ...state, clues: linked(state.clues, clue) }),
  "quarterly.clue-ended": (state, end) => ({ ...state, clues: withEnd(state.clues, end) }),
  "quarterly.closed": (state, { on }) => ({ ...state, closedOn: on }),
};
