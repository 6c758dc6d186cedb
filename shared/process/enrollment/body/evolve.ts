import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";

type Of =
  | "enrollment.members-changed"
  | "enrollment.member-left"
  | "enrollment.head-left"
  | "enrollment.head-named";

/** The people of a body after each event that changes them. */
export const afterMembers: Evolve<Enrollment, Pick<EnrollmentData, Of>> = {
  "enrollment.members-changed": ({ headLeft, ...state }, { head, members }) => {
    const { candidate } = state;
    const { body } = candidate;
    const isLed = headLeft === undefined || head.personId !== candidate.personId;
    return {
      ...state,
      candidate: {
        ...candidate,
        ...head,
        ...(body === undefined ? {} : { body: { ...body, members: [...members] } }),
      },
      ...(isLed ? {} : { headLeft }),
    };
  },
  "enrollment.member-left": (state, { personId }) => {
    const { body } = state.candidate;
    if (body === undefined) return state;
    const members = body.members.filter((one) => one.personId !== personId);
    return { ...state, candidate: { ...state.candidate, body: { ...body, members } } };
  },
  "enrollment.head-left": (state, left, { at }) => ({ ...state, headLeft: { ...left, at } }),
  "enrollment.head-named": (state) => state,
};
