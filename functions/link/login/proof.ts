import type { Link } from "#kernel/link/link.ts";
import { factorProof, isSame } from "#kernel/link/secret.ts";
import type { World } from "#kernel/world.ts";

/** Whether a cookie proves that the second factor was passed for this very link. */
export function isProven(world: World, link: Link, proof: string | undefined): boolean {
  const until = proof?.slice(0, proof.lastIndexOf(".")) ?? "";
  return (
    proof !== undefined &&
    until > world.clock() &&
    isSame(proof, factorProof(world.linkKey, link.hash, until))
  );
}
