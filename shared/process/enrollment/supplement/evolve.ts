import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import type { SupplementExtension } from "./schema.ts";

/** The enrollment after each event of a longer limit for its supplement. */
export const afterExtension = {
  "enrollment.supplement-extension-asked": (state, supplementExtension) => ({
    ...state,
    supplementExtension,
  }),
  "enrollment.supplement-extended": (state, { days, length }) =>
    withExtension(state, { decision: "granted", days, length }),
  "enrollment.supplement-extension-denied": (state) => withExtension(state, { decision: "denied" }),
} satisfies Partial<Evolve<Enrollment, EnrollmentData>>;

/** The supplement is in: a longer limit ends with it, and a request without an answer is moot. */
export function supplemented({ supplementExtension, ...state }: Enrollment): Enrollment {
  if (supplementExtension?.decision === undefined) return state;
  const { length: _over, ...used } = supplementExtension;
  return { ...state, supplementExtension: used };
}

function withExtension(state: Enrollment, change: Partial<SupplementExtension>): Enrollment {
  const { supplementExtension } = state;
  return supplementExtension === undefined
    ? state
    : { ...state, supplementExtension: { ...supplementExtension, ...change } };
}
