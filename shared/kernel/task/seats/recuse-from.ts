import type { Relation } from "../../district/relation.ts";
import type { Fact } from "../../record/event.ts";
import type { Context, Process } from "../../record/process.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import { own } from "../../text/own.ts";
import { decideTask } from "../decide.ts";
import { barsOf } from "./bars.ts";

type Leaving = { person: string; relation: Relation; detail: string };

/**
 * Takes somebody out of a whole matter by order: out of its open tasks as by their own request, and,
 * where they sit on none, into its register of recusals. Nothing when they are recused already.
 */
export function recuseFrom<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S | undefined,
  { person, relation, detail }: Leaving,
  context: Context,
): Fact[] | Refusal {
  const { recused, ...bars } = barsOf(process, state, context);
  const others = recused.filter((id) => id !== person);
  const listed = state === undefined ? [] : (process.bars?.(state).recused ?? []);
  if (listed.includes(person)) return [];
  const facts: Fact[] = [];
  for (const task of context.tasks) {
    const spec = own(process.stages, task.stage);
    if (spec === undefined || !task.seats.some((seat) => seat.person === person)) continue;
    const left = decideTask(
      task,
      { type: "recuse", person, relation, detail, by: "order" },
      { spec, ...bars, recused: others },
      context,
    );
    if (isRefusal(left)) return left;
    facts.push(...left);
  }
  return facts.length > 0
    ? facts
    : [{ type: `${process.kind}.recusal-registered`, data: { person, relation, detail } }];
}
