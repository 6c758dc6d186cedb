import type { Evolve } from "#kernel/conduct/evolve.ts";
import { afterMembers } from "./body/evolve.ts";
import type { EnrollmentData } from "./events.ts";
import { afterReview } from "./review/evolve.ts";
import type { Enrollment } from "./schema.ts";
import { afterExtension, supplemented } from "./supplement/evolve.ts";
import { afterSuspension } from "./suspension/evolve.ts";

/** The enrollment after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Enrollment, Omit<EnrollmentData, "enrollment.screened">> = {
  ...afterMembers,
  ...afterReview,
  ...afterSuspension,
  ...afterExtension,
  "enrollment.drafted": (state, { nomination }) => ({ ...state, nomination }),
  "enrollment.revised": ({ leftPost, ...state }, { nomination, candidate }) => ({
    ...state,
    nomination,
    candidate,
    // Who has left is no longer meant once somebody else stands in their place.
    ...(leftPost === undefined || candidate.personId !== state.candidate.personId
      ? {}
      : { leftPost }),
  }),
  "enrollment.attached": (state, { attachments }) => ({ ...state, attachments }),
  "enrollment.submitted": (state) => state,
  "enrollment.returned": (state, returned, { at }) => ({
    ...state,
    returns: [...state.returns, { ...returned, at }],
  }),
  "enrollment.resubmitted": (state, { on }) =>
    supplemented(on === undefined ? state : resent(state, on)),
  "enrollment.studied": (state, { study }) => ({ ...state, studies: [...state.studies, study] }),
  "enrollment.requested": (state, request) => ({ ...state, request }),
  "enrollment.activated": (state, { consent, effectiveOn }) => ({ ...state, consent, effectiveOn }),
  "enrollment.duties-opened": (state, _, { at }) => ({ ...state, dutiesOpenedAt: at }),
  "enrollment.notice-served": (state, served) => ({ ...state, served }),
  "enrollment.recusal-registered": (state, recusal, { at }) => ({
    ...state,
    recusals: [...state.recusals, { ...recusal, at }],
  }),
  "enrollment.person-left-post": (state, left, { at }) => ({ ...state, leftPost: { ...left, at } }),
  "enrollment.withdrawn": (state, { reason }, { at }) => ({ ...state, ended: { reason, at } }),
};

function resent(state: Enrollment, resentOn: string): Enrollment {
  const last = state.returns.at(-1);
  return last === undefined
    ? state
    : { ...state, returns: [...state.returns.slice(0, -1), { ...last, resentOn }] };
}
