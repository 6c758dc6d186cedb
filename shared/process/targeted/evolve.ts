import type { Evolve } from "#kernel/conduct/evolve.ts";
import { linked, withEnd } from "#process/inspection/linked-clue.ts";
import { withoutOfficer } from "#process/inspection/method-record.ts";
import { withReplacement } from "#process/inspection/team.ts";
import type { TargetedData } from "./events.ts";
import { unsignedAgain, withoutSignature } from "./findings/report.ts";
import { compared, withReceipts, withRequest } from "./material/evolve.ts";
import type { Targeted } from "./schema.ts";

/** The inspection after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Targeted, Omit<TargetedData, "targeted.drafted">> = {
  "targeted.revised": (state, { plan }) => ({ ...state, plan }),
  "targeted.attached": (state, { attachments }) => ({ ...state, attachments }),
  "targeted.submitted": (state) => state,
  "targeted.plan-approved": (state, { plan }) => ({ ...state, approved: plan }),
  "targeted.returned": (state) => ({ ...state, returns: state.returns + 1 }),
  "targeted.widened": (state, { plan }) => ({ ...state, plan, returns: 0 }),
  "targeted.documents-requested": (state, request) => ({
    ...state,
    requests: [...state.requests, request],
  }),
  "targeted.unit-handed-in": (state, handed) =>
    withRequest(state, (request) => ({
      ...request,
      handedIn: [...(request.handedIn ?? []), handed],
    })),
  "targeted.documents-received": withReceipts,
  "targeted.went-on-partial": (state, { note }) =>
    withRequest(state, (request) => ({ ...request, partial: note })),
  "targeted.table-added": (state, table) => ({
    ...state,
    tables: [...state.tables, { ...table, status: "UPLOADED" }],
  }),
  "targeted.analyzed": compared,
  "targeted.hit-reviewed": (state, { verdict }) => {
    const counted = verdict === "SUSPECT" ? "suspect" : "explained";
    return { ...state, hits: { ...state.hits, [counted]: state.hits[counted] + 1 } };
  },
  "targeted.on-site-begun": (state, { on }) => ({ ...state, onSite: { beganOn: on } }),
  "targeted.method-recorded": (state, { record }) => ({
    ...state,
    records: [...state.records, { ...record, validity: "valid" }],
  }),
  "targeted.inspector-replaced": (state, { person, relation, detail, replacement }, { at }) => {
    const swap = (plan: Targeted["plan"]) => ({
      ...plan,
      team: withReplacement(plan.team, person, replacement),
    });
    return {
      ...state,
      plan: swap(state.plan),
      ...(state.approved === undefined ? {} : { approved: swap(state.approved) }),
      recusals: [...state.recusals, { person, relation, detail, at }],
      records: withoutOfficer(state.records, person),
      proposer: state.proposer === person ? replacement.officer : state.proposer,
      ...withoutSignature(state.report, person),
    };
  },
  "targeted.on-site-ended": (state, { on, note }) => ({
    ...state,
    onSite: { beganOn: on, ...state.onSite, endedOn: on, note },
  }),
  "targeted.found": (state, { finding }) => ({
    ...state,
    findings: [...state.findings, finding],
    ...unsignedAgain(state),
  }),
  "targeted.heard": (state, hearing) => ({
    ...state,
    hearings: [...state.hearings, hearing],
    ...unsignedAgain(state),
  }),
  "targeted.reported": (state, report) => ({ ...state, report: { ...report, signatures: [] } }),
  "targeted.report-signed": ({ report, ...state }, { officer, on }) => ({
    ...state,
    ...(report === undefined
      ? {}
      : { report: { ...report, signatures: [...report.signatures, { officer, on }] } }),
  }),
  "targeted.findings-confirmed": (state, { on }) => ({ ...state, confirmedOn: on }),
  "targeted.disposal-opened": (state) => state,
  "targeted.clue-linked": (state, clue) => ({ ...state, clues: linked(state.clues, clue) }),
  "targeted.clue-ended": (state, end) => ({ ...state, clues: withEnd(state.clues, end) }),
  "targeted.disposed": (state, disposal) => ({
    ...state,
    disposals: [...state.disposals, disposal],
  }),
  "targeted.refunded": (state, refund) => ({ ...state, refunds: [...state.refunds, refund] }),
  "targeted.settled": (state, settlement) => ({
    ...state,
    settlements: [...state.settlements, settlement],
  }),
  "targeted.closed": (state, { on, result }) => ({ ...state, closedOn: on, result }),
  "targeted.cancelled": (state, { reason }) => ({ ...state, result: reason }),
};
