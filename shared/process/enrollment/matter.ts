import type { MatterOf } from "#kernel/record/process.ts";
import type { Enrollment } from "./schema.ts";

/** Who proposed an enrollment and who is recused from it. */
export function matterOf({ proposer, recusals, room, candidate }: Enrollment): MatterOf {
  const { personId, unitId } = candidate;
  return {
    proposer,
    recused: recusals.map(({ person }) => person),
    room,
    concerns: [personId, unitId],
  };
}
