import type { OfficialNumber } from "./process.ts";

/** A number of a counter: no two records ever get the same, so its document need not tell them apart. */
export function borne(kind: string, number: string): OfficialNumber {
  return { kind, number, document: "counted" };
}

/**
 * Numbers that people type, each with the day of its document: what several records rest on may be one
 * paper of one day, and never papers of two days (process sheet §2.13).
 */
export function typedNumbers(
  kind: string,
  papers: readonly { number: string | undefined; on: string | undefined }[],
): OfficialNumber[] {
  return papers.flatMap(({ number, on }) =>
    number === undefined || on === undefined ? [] : [{ kind, number, document: `of ${on}` }],
  );
}
