import type { Due } from "../deadline/count.ts";
import type { Fact } from "../event.ts";
import type { Context, Process } from "../process.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { openTask } from "../task/open.ts";

/** What every conducted record's state holds for its workflow. */
export type Conductable = {
  status: string;
  /** How often each stage has been asked. */
  visits: Readonly<Record<string, number>>;
};

/**
 * The workflow asks a stage's question. Nothing happens when the matter has moved on meanwhile, or
 * when the question is open already (a Lambda that is called again after a lost answer).
 */
export function askStage<S extends Conductable, C extends { type: string }>(
  process: Pick<Process<S, C>, "kind" | "stages" | "matter" | "show">,
  state: S,
  { stage, due }: { stage: string; due: Due },
  context: Context,
): Fact[] | Refusal {
  const spec = process.stages[stage];
  if (state.status !== stage || spec === undefined) return [];
  if (context.tasks.some((task) => task.stage === stage)) return [];
  const { proposer = "", recused = [], room } = process.matter?.(state) ?? {};
  const visit = (state.visits[stage] ?? 0) + 1;
  const opened = openTask(
    {
      subject: { kind: process.kind, id: context.record },
      stage,
      visit,
      spec,
      proposer,
      recused,
      ...(room === undefined ? {} : { room }),
      due,
      text: process.show?.(state, stage) ?? [],
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [{ type: `${process.kind}.stage-opened`, data: { stage, visit } }, ...opened];
}
