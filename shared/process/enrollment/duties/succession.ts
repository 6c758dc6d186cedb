import type { EnrollmentCommand } from "../commands.ts";
import type { Candidate, Enrollment } from "../schema.ts";
import { isObject } from "../terms.ts";

/**
 * Whether supervision is bound to the post and not to the person (article §1.3, `objectBinding`):
 * heads of stations are supervised for their post, members of village bodies until their term ends.
 */
export function isPostBound({ status, nomination }: Enrollment): boolean {
  const isOrWas = isObject(status) || status === "REMOVED";
  return isOrWas && nomination?.objectClass === "STATION_HEAD";
}

/** The draft for the successor to an object's post: the grounds of the post, to be judged anew. */
export function successionOf(
  { candidate, scoreSheet, nomination, proposer, room }: Enrollment,
  follows: string,
  successor: Pick<Candidate, "personId" | "personName">,
): Extract<EnrollmentCommand, { type: "draft-successor" }> | undefined {
  if (nomination === undefined) return undefined;
  const { newGrounds: _former, ...grounds } = nomination;
  return {
    type: "draft-successor",
    candidate: { ...candidate, ...successor },
    scoreSheet,
    nomination: grounds,
    proposer,
    room,
    follows,
  };
}
