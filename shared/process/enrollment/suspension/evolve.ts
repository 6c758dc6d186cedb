import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";

/** The enrollment after each event of its suspension. */
export const afterSuspension = {
  "enrollment.suspension-proposed": (state, { proposal }) => ({
    ...state,
    suspensionProposal: proposal,
  }),
  "enrollment.suspension-refused": ({ suspensionProposal: _refused, ...state }) => state,
  "enrollment.suspended": ({ suspensionProposal: _granted, ...state }, { proposal, paused }) => ({
    ...state,
    suspension: { ...proposal, paused },
  }),
  "enrollment.suspension-over": (state, _, { at }) =>
    state.suspension === undefined
      ? state
      : { ...state, suspension: { ...state.suspension, endAskedAt: at } },
  "enrollment.reinstatement-proposed": (state, { reinstatement }) => ({ ...state, reinstatement }),
  "enrollment.reinstatement-refused": ({ reinstatement: _refused, ...state }) => state,
  "enrollment.reinstated": ({
    suspension: _over,
    reinstatement: _granted,
    suspensionProposal: _moot,
    ...state
  }) => state,
} satisfies Partial<Evolve<Enrollment, EnrollmentData>>;
