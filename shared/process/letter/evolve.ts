import type { Evolve } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { LetterData } from "./events.ts";
import { afterAnswer, afterConfirmation, lastChanged } from "./rectification/evolve.ts";
import type { Letter } from "./schema.ts";

/** The letter after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Letter, Omit<LetterData, "letter.drafted">> = {
  "letter.revised": (state, { content }) => ({ ...state, content }),
  "letter.attached": (state, { attachments }) => ({ ...state, attachments }),
  "letter.consultation-begun": (state, { consultation }, { at }) => ({
    ...state,
    consultations: [...state.consultations, { ...consultation, beganOn: dayOf(at) }],
  }),
  "letter.consultation-ended": (state, { opinion }, { at }) => ({
    ...state,
    consultations: lastChanged(state.consultations, { opinion, endedOn: dayOf(at) }),
  }),
  "letter.submitted": (state) => state,
  "letter.returned": (state, returned, { at }) => ({
    ...state,
    returns: [...state.returns, { ...returned, at }],
  }),
  "letter.numbered": (state, numbered) => ({ ...state, ...numbered }),
  "letter.number-voided": (state, voided, { at }) => {
    const { number: _number, signedOn: _signedOn, ...rest } = state;
    return { ...rest, voidedNumbers: [...state.voidedNumbers, { ...voided, on: dayOf(at) }] };
  },
  "letter.successor-named": (state, { unitId, unitName }) => {
    const addressee = { ...state.content.addressee, unitId, unitName };
    return { ...state, content: { ...state.content, addressee }, servedTo: unitId };
  },
  "letter.withdrawn": (state, { reason }, { at }) => ({ ...state, ended: { reason, at } }),
  "letter.served": (state, { service, clocks, unitId }) => ({
    ...state,
    service,
    clocks,
    servedTo: unitId,
  }),
  "letter.objected": (state, objection) => ({ ...state, objection }),
  "letter.objection-answered": afterAnswer,
  "letter.planned": (state, planned, { at }) => ({
    ...state,
    plan: { ...planned, submittedOn: dayOf(at) },
  }),
  "letter.extension-asked": (state, { days, reasons }, { at }) => ({
    ...state,
    extension: { days, reasons, askedOn: dayOf(at) },
  }),
  "letter.extension-decided": (state, { decision, clock }, { at }) => {
    const { extension, clocks } = state;
    return {
      ...state,
      ...(extension && { extension: { ...extension, decision, decidedOn: dayOf(at) } }),
      ...(clock && clocks && { clocks: { ...clocks, rectification: clock } }),
    };
  },
  "letter.fed-back": (state, feedback) => ({
    ...state,
    feedbacks: [...state.feedbacks, feedback],
  }),
  "letter.evaluated": (state, evaluation) => ({
    ...state,
    evaluations: [...state.evaluations, evaluation],
  }),
  "letter.evaluation-confirmed": afterConfirmation,
  "letter.refused": (state, { ground, reason }, { at }) => ({
    ...state,
    refusal: { ground, reason, on: dayOf(at) },
  }),
  "letter.referred": (state, referral) => ({ ...state, referral }),
  "letter.revisited": (state, revisit) => ({ ...state, revisit }),
};
