import type { Enrollment } from "../enrollment/schema.ts";
import type { Question } from "./schema.ts";

/** What a meeting is asked about an object, by what its enrollment waits for. */
export function questionOf({ status, review }: Enrollment): Question {
  return status === "REVIEW_PENDING" && review !== undefined ? review.sheet.proposal : "ENTRY";
}
