import type { Event } from "#kernel/record/event.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";

type Data = EnrollmentData;

/** The enrollment after an event of its suspension; undefined for any other event. */
export function evolveSuspension(
  state: Enrollment,
  { type, data, at }: Event,
): Enrollment | undefined {
  switch (type as keyof Data) {
    case "enrollment.suspension-proposed": {
      const { proposal } = data as Data["enrollment.suspension-proposed"];
      return { ...state, suspensionProposal: proposal };
    }
    case "enrollment.suspension-refused": {
      const { suspensionProposal: _refused, ...rest } = state;
      return rest;
    }
    case "enrollment.suspended": {
      const { proposal, paused } = data as Data["enrollment.suspended"];
      const { suspensionProposal: _granted, ...rest } = state;
      const suspension = { ...proposal, paused };
      const enteredAt = state.status === "SUSPENDED" ? state.enteredAt : at;
      return { ...rest, suspension, status: "SUSPENDED", enteredAt };
    }
    case "enrollment.suspension-over":
      return state.suspension === undefined
        ? state
        : { ...state, suspension: { ...state.suspension, endAskedAt: at } };
    case "enrollment.reinstatement-proposed": {
      const { reinstatement } = data as Data["enrollment.reinstatement-proposed"];
      return { ...state, reinstatement };
    }
    case "enrollment.reinstatement-refused": {
      const { reinstatement: _refused, ...rest } = state;
      return rest;
    }
    case "enrollment.reinstated": {
      const {
        suspension: _over,
        reinstatement: _granted,
        suspensionProposal: _moot,
        ...rest
      } = state;
      return { ...rest, status: "ACTIVE", enteredAt: at };
    }
    default:
      return undefined;
  }
}
