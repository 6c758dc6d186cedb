import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { EducationData } from "./events.ts";
import type { Education } from "./schema.ts";
import type { Standing } from "./terms.ts";

/** The session after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Education, Omit<EducationData, "education.planned">> = {
  "education.notified": (state) => state,
  "education.postponed": ({ code: _, ...state }, { from, on, reason }) => ({
    ...state,
    on,
    postponed: [...state.postponed, { from, reason }],
  }),
  "education.cancelled": (state, cancelled) => ({ ...state, cancelled }),
  "education.code-issued": (state, code) => ({ ...state, code }),
  "education.registered": (state, { personId, standing, score }) =>
    stands(state, personId, { standing, ...(score === undefined ? {} : { score }) }),
  "education.struck": (state, { personId }) => stands(state, personId, { standing: "ABSENT" }),
  "education.noted": (state, { personId, standing }) => stands(state, personId, { standing }),
  "education.participant-left": (state, { personId, on }) =>
    stands(state, personId, { leftOn: on }),
  "education.held": (state) => state,
  "education.confirmed": (state, { on, missing }) => ({
    ...state,
    confirmedOn: on,
    participants: state.participants.map((one) =>
      missing.includes(one.personId) && one.standing === "INVITED"
        ? { ...one, standing: "ABSENT" }
        : one,
    ),
  }),
};

function stands(
  state: Education,
  personId: string,
  now: Partial<{ standing: Standing; score: number; leftOn: string }>,
): Education {
  return {
    ...state,
    participants: state.participants.map((one) =>
      one.personId === personId ? { ...one, ...now } : one,
    ),
  };
}
