import type { Item } from "#kernel/store/keys.ts";
import type { Verdict } from "../terms.ts";
import type { Hit as ThemeHit } from "../themes/theme.ts";

/** One hit of a theme's rule; a person reviews it before it may carry a finding. */
export type Hit = Omit<ThemeHit, "id"> & {
  /** The theme's id of it, the same whenever the same rows are compared. */
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
