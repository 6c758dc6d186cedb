import type { Due } from "../deadline/count.ts";
import type { Fact } from "../record/event.ts";
import type { Context, Process } from "../record/process.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { openTask } from "../task/open.ts";
import { barsOf } from "../task/seats/bars.ts";
import { own } from "../text/own.ts";

/** What every conducted record's state holds for its workflow. */
export type Conductable = {
  status: string;
  /** Instant at which the present status began; the base of its deadline. */
  enteredAt: string;
  /** How often each stage has been asked. */
  visits: Readonly<Record<string, number>>;
  /** Who has been recused from it, and why. */
  recusals: readonly Recused[];
};

/** A recusal as a record keeps it; without what was said for it where that was destroyed. */
export type Recused = { person: string; relation: string; detail?: string; at: string };

/**
 * The workflow asks a stage's question. Nothing happens when the matter has moved on meanwhile, or
 * when the question is open already (a Lambda that is called again after a lost answer).
 */
export function askStage<S extends Conductable, C extends { type: string }>(
  process: Pick<Process<S, C>, "kind" | "stages" | "show"> & Required<Pick<Process<S, C>, "bars">>,
  state: S,
  { stage, due }: { stage: string; due: Due },
  context: Context,
): Fact[] | Refusal {
  const spec = own(process.stages, stage);
  if (state.status !== stage || spec === undefined) return [];
  const before = context.tasks.filter((task) => task.stage === stage);
  if (before.some(({ status }) => status === "OPEN")) return [];
  const visit = (state.visits[stage] ?? 0) + 1;
  const last = before.find((task) => task.visit === visit - 1);
  const opened = openTask(
    {
      subject: { kind: process.kind, id: context.recordId },
      stage,
      visit,
      spec,
      ...barsOf(process, state, context),
      due,
      text: process.show?.(state, stage) ?? [],
      ...(last === undefined ? {} : { before: last }),
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [{ type: `${process.kind}.stage-opened`, data: { stage, visit } }, ...opened];
}
