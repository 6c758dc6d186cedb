import type { OfficialNumber } from "./process.ts";

/** A number of a counter: no two records ever get the same, so its document need not tell them apart. */
export function borne(kind: string, number: string): OfficialNumber {
  return { kind, number, document: "counted" };
}
