import type { MatterOf } from "#kernel/record/process.ts";
import type { Meeting } from "./schema.ts";

/**
 * A meeting is read as a whole, so whoever is barred from one of its items is barred from it: the
 * votes, the opinions and everybody's reasons to leave stand in one record.
 */
export function matterOf({ enteredBy, items }: Pick<Meeting, "enteredBy" | "items">): MatterOf {
  const bars = items.flatMap((item) => item.bars ?? []);
  const left = items.flatMap(({ recused }) => recused.map(({ person }) => person));
  return {
    proposer: enteredBy,
    recused: [...new Set([...left, ...bars.flatMap(({ recused }) => recused)])],
    touches: [...new Set(bars.flatMap(({ concerns }) => concerns))],
    rooms: [...new Set(bars.flatMap(({ room }) => room ?? []))],
    handlers: [...new Set(bars.flatMap(({ proposer }) => proposer ?? []))],
  };
}
