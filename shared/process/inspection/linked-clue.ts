import * as z from "zod/mini";
import { Id } from "#kernel/text.ts";
import { Name } from "#process/finding/schema.ts";

/** The clue that a violation of a person became; its number comes with registration. */
export const LinkedClue = z.object({ clueId: Id, personId: Id, number: z.optional(Name) });
export type LinkedClue = z.infer<typeof LinkedClue>;

/** A clue's link is made when it is opened, and made again with its number when it is registered. */
export function linked(clues: readonly LinkedClue[], clue: LinkedClue): LinkedClue[] {
  return [...clues.filter(({ clueId }) => clueId !== clue.clueId), clue];
}

/** Whether a link says nothing new; a number once known is never taken back. */
export function isKnown(clues: readonly LinkedClue[], clue: LinkedClue): boolean {
  const known = clues.find(({ clueId }) => clueId === clue.clueId);
  return known !== undefined && (clue.number === undefined || known.number === clue.number);
}
