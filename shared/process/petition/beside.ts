import { type Day, dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { barsOf } from "#kernel/task/bars.ts";
import { openTask } from "#kernel/task/open.ts";
import { chain } from "./chain.ts";
import { describe, mattersOf } from "./describe.ts";
import type { Petition } from "./schema.ts";

/** The counter of a year's petitions. */
export function counterOf({ now }: Pick<Context, "now">): string {
  return `petition-number#${yearOf(dayOf(now))}`;
}

/** Opens one of the questions that run beside the course, its limit counted from `base`. */
export function beside(
  state: Petition,
  stage: keyof (typeof chain)["beside"],
  base: Day,
  context: Context,
): Fact[] | Refusal {
  const spec = chain.beside[stage];
  const visit = context.tasks.filter((task) => task.stage === stage).length + 1;
  return openTask(
    {
      subject: { kind: "petition", id: context.record },
      stage,
      visit,
      spec,
      ...barsOf({ matter: mattersOf }, state, context.officers),
      due: dueFor(context.rules, spec.deadline, base),
      text: describe(state),
    },
    context,
  );
}
