import { hashOf } from "#kernel/text/hash.ts";
import type { Enrollment } from "../schema.ts";

/** Hash of all that a decider judges; a changed one means asking again. */
export function contentOf({
  candidate,
  nomination,
  attachments = [],
}: Pick<Enrollment, "candidate" | "nomination" | "attachments">): string {
  return hashOf({ candidate, nomination, ...(attachments.length > 0 && { attachments }) });
}

/** Hash of whom and what direct supervision would cover; only the meeting may change it. */
export function objectOf({ candidate, nomination }: Enrollment): string {
  return hashOf({
    candidate,
    objectClass: nomination?.objectClass,
    scope: nomination?.scopeOfMatters,
  });
}
