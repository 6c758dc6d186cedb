import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { barsOf as seatBarsOf } from "#kernel/task/seats/bars.ts";
import type { Clue } from "../schema.ts";
import { barsOf } from "../shown/describe.ts";

/** Those of the officers who are kept from a clue by recusal or by a registered tie. */
export function barred(ids: readonly string[], state: Clue, context: Context): string[] {
  const { recused } = seatBarsOf({ bars: barsOf }, state, context);
  return ids.filter((id) => recused.includes(id));
}

/** Refuses whoever is kept from a clue: they are not there for it. */
export function keptOut(
  ids: readonly string[],
  state: Clue,
  context: Context,
): Refusal | undefined {
  const out = barred(ids, state, context);
  return out.length === 0 ? undefined : refuse("task.recused", out.join("、"));
}

/** Why officers may not act on a clue together: nobody of the list, or kept from it. */
export function actingProblem(
  ids: readonly string[],
  state: Clue,
  context: Context,
): Refusal | undefined {
  const unknown = ids.filter((id) => !context.officers.some((officer) => officer.id === id));
  return unknown.length === 0
    ? keptOut(ids, state, context)
    : refuse("clue.handler", unknown.join("、"));
}
