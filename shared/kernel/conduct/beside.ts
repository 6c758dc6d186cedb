import type { Day } from "../deadline/day.ts";
import { dueFor } from "../district/rules.ts";
import type { Fact } from "../record/event.ts";
import type { Context, MatterOf } from "../record/process.ts";
import type { Refusal } from "../refusal.ts";
import { openTask } from "../task/open.ts";
import { barsOf } from "../task/seats/bars.ts";
import type { Chain } from "./chain.ts";

/**
 * Opens one of the questions that run beside the course, its limit counted from `base`; `of` says
 * whom the matter bars and what those asked may read of it.
 */
export function openBeside<S, C extends Chain>(
  chain: C,
  of: { matter: (state: S) => MatterOf; text: readonly { label: string; value: string }[] },
  state: S,
  { stage, base }: { stage: keyof C["beside"] & string; base: Day },
  context: Context,
): Fact[] | Refusal {
  const spec = (chain.beside as C["beside"])[stage];
  if (spec === undefined) throw new Error(`no question ${stage} beside ${chain.kind}`);
  return openTask(
    {
      subject: { kind: chain.kind, id: context.recordId },
      stage,
      visit: context.tasks.filter((task) => task.stage === stage).length + 1,
      spec,
      ...barsOf({ bars: of.matter }, state, context),
      due: dueFor(context.rules, spec.deadline, base),
      text: of.text,
    },
    context,
  );
}
