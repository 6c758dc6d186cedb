import { sha256 } from "#kernel/text/hash.ts";
import { prefixes } from "#kernel/text/id.ts";
import { sameForm } from "#kernel/text/name.ts";

/** The same unit code of a district is always the same record, however it was typed. */
export function unitIdOf(district: string, code: string): string {
  return `${prefixes.unit}_${sha256(JSON.stringify([district, sameForm(code)])).slice(0, 32)}`;
}

/** The same ID number of a district (as blind index) is always the same record. */
export function personIdOf(
  district: string,
  who: { blindIndex: string } | { name: string; unitId: string; post: string },
): string {
  const named =
    "blindIndex" in who ? [who.blindIndex] : [sameForm(who.name), who.unitId, sameForm(who.post)];
  return `${prefixes.person}_${sha256(JSON.stringify([district, ...named])).slice(0, 32)}`;
}
