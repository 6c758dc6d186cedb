import { type Fill, type FuelHit, sum } from "./hit.ts";

/** How often, how much (0.01 L) and for how much (fen). */
export type FuelSum = { times: number; centilitres: number; amountInFen: number };

/** One person's share; without a name: fills of which nobody is known. */
export type PersonSum = FuelSum & { person?: string; fills: readonly Fill[] };

/**
 * What each person filled in the hits that reviewers chose, in order of first appearance. A fill that
 * several rules hit counts once, so the people's sums add up to `total`, which is taken from the
 * fills themselves. `personOf` names somebody else than the tables do, as reviewers have found.
 */
export function sumByPerson(
  hits: readonly Pick<FuelHit, "fills">[],
  personOf: (fill: Fill) => string | undefined = ({ person }) => person,
): { people: PersonSum[]; total: FuelSum } {
  const fills = [
    ...new Map(hits.flatMap((hit) => hit.fills.map((fill) => [fill.id, fill]))).values(),
  ];
  const people = [...Map.groupBy(fills, personOf)].map(([person, own]) => ({
    ...(person === undefined ? {} : { person }),
    ...sumOf(own),
    fills: own,
  }));
  return { people, total: sumOf(fills) };
}

function sumOf(fills: readonly Fill[]): FuelSum {
  return {
    times: fills.length,
    centilitres: sum(fills, "centilitres"),
    amountInFen: sum(fills, "amountInFen"),
  };
}
