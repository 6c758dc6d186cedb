import type { Enrollment } from "./schema.ts";

/** Who proposed an enrollment and who is recused from it. */
export function matterOf({ proposer, recusals, room }: Enrollment) {
  return { proposer, recused: recusals.map(({ person }) => person), room };
}
