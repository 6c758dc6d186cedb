import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { contentOf, objectOf } from "./content.ts";

type Route = EnrollmentData["enrollment.resubmitted"]["route"];

/**
 * Where a supplemented matter goes on: who has decided on unchanged content is not asked again;
 * changed content is read by the room first, and a changed object or scope of matters by the
 * commission meeting (process sheet §4.1, PARTY_RETURNED).
 */
export function routeAfterReturn(state: Enrollment): Route {
  const last = state.returns.at(-1);
  const isChanged = last === undefined || last.content !== contentOf(state);
  if (state.status === "PARTY_RETURNED")
    return last?.object === objectOf(state) ? "resend" : "restudy";
  return isChanged || last.from === "ROOM_REVIEW" ? "to-room" : "to-deputy";
}
