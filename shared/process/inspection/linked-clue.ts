import type { Day } from "#kernel/deadline/day.ts";
import { type endings, moneyless } from "#process/clue/terms.ts";
import { peopleOf } from "#process/finding/check.ts";
import type { Finding } from "#process/finding/schema.ts";

/** How a clue has ended that a finding led to, or the clue that it was joined to. */
export type EndedClue = {
  clueId: string;
  personId: string;
  finding: number;
  on: Day;
  ending: keyof typeof endings;
};

/** The clue that a violation of a person became; its number comes with registration. */
export type LinkedClue = {
  clueId: string;
  personId: string;
  number?: string;
  /** As its inspection keeps it: with its end, once it has one. */
  ended?: Pick<EndedClue, "finding" | "on" | "ending">;
};

/** A clue's link is made when it is opened, and made again with its number when it is registered. */
export function linked(clues: readonly LinkedClue[], clue: LinkedClue): LinkedClue[] {
  const known = clues.find(({ clueId }) => clueId === clue.clueId);
  return [...clues.filter(({ clueId }) => clueId !== clue.clueId), { ...known, ...clue }];
}

/** Whether a link says nothing new; a number once known is never taken back. */
export function isKnown(clues: readonly LinkedClue[], clue: LinkedClue): boolean {
  const known = clues.find(({ clueId }) => clueId === clue.clueId);
  return known !== undefined && (clue.number === undefined || known.number === clue.number);
}

/** The clues with one that has ended. */
export function withEnd(clues: readonly LinkedClue[], end: EndedClue): LinkedClue[] {
  const { clueId, personId, finding, on, ending } = end;
  return linked(clues, { clueId, personId, ended: { finding, on, ending } });
}

/** Whether an end says nothing new. */
export function isEnded(clues: readonly LinkedClue[], { clueId }: EndedClue): boolean {
  return clues.some((one) => one.clueId === clueId && one.ended !== undefined);
}

/** Whether every clue that a person's violations led to has ended; never where there is none. */
export function haveEnded(clues: readonly LinkedClue[], personId: string): boolean {
  const theirs = clues.filter((one) => one.personId === personId);
  return theirs.length > 0 && theirs.every(({ ended }) => ended !== undefined);
}

/** What a person need not pay back, in fen, as their clue ended without anything to be taken. */
export function excusedInFen(
  clues: readonly LinkedClue[],
  findings: readonly Finding[],
  personId: string,
): number {
  const excused = clues.flatMap(({ personId: of, ended }) =>
    of === personId && ended !== undefined && moneyless.includes(ended.ending)
      ? [ended.finding]
      : [],
  );
  return findings
    .filter(({ n }) => excused.includes(n))
    .flatMap(peopleOf)
    .filter((person) => person.personId === personId)
    .reduce((sum, { amountInFen }) => sum + amountInFen, 0);
}
