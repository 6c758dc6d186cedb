import type { Petition } from "../schema.ts";

/** Whether the reporter is answered: named, and not found to be otherwise. */
export function isNamed({
  signature,
  identity,
}: Pick<Petition, "signature" | "identity">): boolean {
  return signature === "NAMED" && identity?.result !== "UNCONFIRMED";
}

/** Whether a record of any kind is a report by name, or the clue of one: it goes first (检举控告规则 Art. 25). */
export function goesFirst(state: unknown): boolean {
  const { signature, identity, reporter } = (state ?? {}) as Partial<Petition> & {
    reporter?: unknown;
  };
  return (
    reporter === "NAMED" ||
    (signature !== undefined && isNamed({ signature, ...(identity && { identity }) }))
  );
}
