import type { Candidate, ScoreSheet } from "#process/enrollment/schema.ts";

/** Somebody or a body of the ranked list, as it stood on the day on which the screening was opened. */
export type Listed = {
  /** Names the line in an answer: the person, and the class of the body that they lead. */
  key: string;
  candidate: Candidate;
  /** The evidence of each criterion, as a score sheet takes it; nothing of petitions. */
  items: ScoreSheet["items"];
};

/** As many lines as one question shows; the others are at “筛选研判”. */
export const mostListed = 40;

/** What people call a line: the object, its unit, the post of who leads it. */
export function nameOfListed({ candidate }: Listed): string {
  const { personName, post, unitName, body } = candidate;
  return body === undefined
    ? `${personName}（${unitName} ${post}）`
    : `${body.name}（${unitName}，负责人 ${personName}）`;
}

/** Those of the list that an answer has picked, in the order of the list. */
export function pickedOf(
  listed: readonly Listed[] | undefined,
  picked: readonly string[] | undefined,
): Listed[] {
  return (listed ?? []).filter(({ key }) => picked?.includes(key) === true);
}
