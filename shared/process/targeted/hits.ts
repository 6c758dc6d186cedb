import { hashOf } from "#kernel/hash.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Verdict } from "./terms.ts";
import type { ThemeHit } from "./theme.ts";

/** One hit of a rule, explained with its numbers; a person reviews it before it may be a finding. */
export type Hit = ThemeHit & {
  /** Follows from theme, rule and place, so that comparing again finds the same one. */
  hit: string;
  theme: string;
  verdict?: Verdict;
  note?: string;
  reviewedBy?: string;
  reviewedAt?: string;
};

/** Sort keys of all hits of an inspection. */
export const hitPrefix = "hit#";

/** Where a hit lies: beside its inspection's record. */
export function hitKey(inspection: string, hit: string): { pk: string; sk: string } {
  return { pk: `targeted#${inspection}`, sk: `${hitPrefix}${hit}` };
}

/** A hit as it lies in the table; its version guards against a second review. */
export function hitItem(inspection: string, hit: Hit): Item {
  return {
    ...hitKey(inspection, hit.hit),
    kind: "hit",
    ...hit,
    version: hit.verdict === undefined ? 1 : 2,
  };
}

/** A theme's hit with the id that it will always have. */
export function hitOf(theme: string, found: ThemeHit): Hit {
  const hit = hashOf([theme, found.rule, found.at]).slice(0, 16);
  return { ...found, hit, theme };
}
