import type { MatterOf } from "#kernel/process.ts";
import type { Clue } from "./schema.ts";

/** Whom a clue concerns, and who is recused from it; it has no proposer. */
export function matterOf({ room, recusals, person }: Clue): MatterOf {
  return { proposer: "", recused: recusals, room, concerns: [person.personId] };
}
