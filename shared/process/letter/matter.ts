import type { MatterOf } from "#kernel/record/process.ts";
import type { Letter } from "./schema.ts";

/** Who proposed a letter, who may not sit on it, and which unit's people answer it. */
export function matterOf({ proposer, recusals, room, content, servedTo }: Letter): MatterOf {
  const { unitId } = content.addressee;
  return {
    proposer,
    recused: recusals.map(({ person }) => person),
    room,
    addressee: unitId,
    concerns: [unitId],
    ...(servedTo === undefined ? {} : { servedTo }),
  };
}
