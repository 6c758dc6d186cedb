import type { OfficialNumber } from "./process.ts";

/** A number that the system gave to one record alone, told from others by the record's entry (instant). */
export function borne(kind: string, number: string, enteredAt: string): OfficialNumber {
  return { kind, number, document: `entered at ${enteredAt}` };
}
