import { yearOf } from "#kernel/deadline/day.ts";
import type { Item } from "#kernel/store/keys.ts";
import { debriefingYear } from "#process/debriefing/process.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { yearKey } from "#process/matters/process.ts";
import { petitionYear } from "#process/petition/process.ts";
import { type Span, twelveMonths } from "#process/report/span.ts";
import type { CountedKind, Figure } from "./figure.ts";

/** How records are read: as an officer who may see them, or as the system, which counts all. */
export type Reads = {
  /** Every record of a kind. */
  list: (kind: string) => AsyncIterable<Item>;
  /** Every record that is found by a key. */
  about: (key: string) => AsyncIterable<Item>;
  /** Open questions that are due on a day or before. */
  open: (upTo: string) => AsyncIterable<Item>;
};

type Source = {
  kinds: readonly CountedKind[];
  read: (
    reads: Reads,
    of: { district: string; years: readonly number[]; to: string },
  ) => AsyncIterable<Item> | readonly AsyncIterable<Item>[];
};

/**
 * What reports are counted from: the lists and keys that the ledgers are read by, so both count alike. Clues, letters, objects, sessions and opinions may be old and still
 * count, so all of a district are read; inspections and petitions by the years in which they can count.
 */
const sources: readonly Source[] = [
  { kinds: ["enrollment"], read: ({ list }) => list("enrollment") },
  {
    kinds: ["quarterly", "targeted"],
    read: ({ about }, { district, years }) => years.map((year) => about(ledgerKey(district, year))),
  },
  { kinds: ["letter"], read: ({ list }) => list("letter") },
  { kinds: ["clue"], read: ({ list }) => list("clue") },
  {
    kinds: ["petition"],
    read: ({ about }, { district, years }) =>
      years.map((year) => about(petitionYear(district, year))),
  },
  {
    kinds: ["debriefing"],
    read: ({ about }, { district, years }) =>
      years.slice(-2).map((year) => about(debriefingYear(district, year))),
  },
  { kinds: ["education"], read: ({ list }) => list("education") },
  { kinds: ["opinion"], read: ({ list }) => list("opinion") },
  {
    kinds: ["matters"],
    read: ({ about }, { district, years }) =>
      years.slice(-1).map((year) => about(yearKey(district, year))),
  },
  { kinds: ["recusal"], read: ({ list }) => list("recusal") },
  { kinds: ["unit"], read: ({ list }) => list("unit") },
  { kinds: ["task"], read: ({ open }, { to }) => open(to) },
];

/** Every record that some of these figures count, source by source; each source is read once. */
export async function* recordsOf(
  reads: Reads,
  figures: readonly Figure[],
  { district, to }: { district: string } & Pick<Span, "to">,
): AsyncGenerator<Item> {
  const wanted = new Set(figures.flatMap(({ of }) => Object.keys(of)));
  const years = yearsOf(to);
  for (const { kinds, read } of sources) {
    if (!kinds.some((kind) => wanted.has(kind))) continue;
    for (const found of [read(reads, { district, years, to })].flat()) yield* found;
  }
}

/** Twelve months back for trends, and the year before: what was found late in it is confirmed after it. */
function yearsOf(to: string): number[] {
  const first = Number(twelveMonths(to)[0]?.slice(0, 4)) - 1;
  return Array.from({ length: yearOf(to) - first + 1 }, (_, n) => first + n);
}
