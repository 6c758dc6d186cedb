import { sha256 } from "#kernel/hash.ts";
import { prefixes } from "#kernel/id.ts";

/** The same unit code of a district is always the same record. */
export function unitIdOf(district: string, code: string): string {
  return `${prefixes.unit}_${sha256(JSON.stringify([district, code])).slice(0, 32)}`;
}

/** The same ID number of a district (as blind index) is always the same record. */
export function personIdOf(
  district: string,
  who: { blindIndex: string } | { name: string; unitId: string; post: string },
): string {
  const named = "blindIndex" in who ? [who.blindIndex] : [who.name, who.unitId, who.post];
  return `${prefixes.person}_${sha256(JSON.stringify([district, ...named])).slice(0, 32)}`;
}
