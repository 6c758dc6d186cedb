import { applyFacts } from "../../record/apply.ts";
import type { Fact } from "../../record/event.ts";
import type { Context, Rec } from "../../record/process.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { Item } from "../../store/keys.ts";
import type { Write } from "../../store/write.ts";
import { type District, districtProcess } from "../process.ts";
import type { BoundRecusal } from "./bound.ts";

/**
 * The writes that put recusals on the district's list of officers, which the gate reads with every
 * request: made in the transaction that recuses, they bind in every matter from that moment on. What
 * is bound already is not written again, and a lost race for the list is decided anew by `execute`.
 */
export function bindRecusals(
  item: Item | undefined,
  bound: readonly BoundRecusal[],
  context: Context,
): readonly Write[] | Refusal {
  const district = item as (Rec<District> & Item) | undefined;
  if (district === undefined) return [];
  const known = new Map(
    district.state.officers.map(({ id, ties = [] }) => [id, new Set(ties.map(({ to }) => to))]),
  );
  const facts = bound.flatMap(({ to, ...recusal }): Fact[] => {
    const bars = known.get(recusal.person);
    const fresh = [...new Set(to)].filter((one) => bars?.has(one) === false);
    for (const one of fresh) bars?.add(one);
    const data = { ...recusal, to: fresh };
    return fresh.length === 0 ? [] : [{ type: "district.recusal-bound", data }];
  });
  if (facts.length === 0) return [];
  const alone: Context = { ...context, recordId: context.district, tasks: [] };
  const applied = applyFacts(districtProcess, context.district, district, facts, alone);
  return isRefusal(applied) ? applied : applied.writes;
}
