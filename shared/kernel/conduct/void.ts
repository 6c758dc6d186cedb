import { chain, emptyHead, type Fact } from "../record/event.ts";
import type { Context, Process, Rec } from "../record/process.ts";
import { taskFact } from "../task/facts.ts";
import type { Task } from "../task/schema.ts";
import { sealOf } from "../task/seal.ts";
import { own } from "../text/own.ts";

/**
 * Voids the open question of a stage whose text the facts change: what people have been shown is
 * what they decide on. The workflow then asks again. A person who was asked about their own matter
 * (a supplement) changes it as they are meant to.
 */
export function voidStale<S, C extends { type: string }>(
  process: Process<S, C>,
  before: Rec<S>,
  facts: readonly Fact[],
  context: Context,
): Fact[] {
  const { show, stages } = process;
  if (show === undefined || !changesMatter(facts)) return [];
  const { kind, id, district } = before;
  const { told } = chain({ kind, id, district, head: emptyHead }, facts, {
    at: context.now,
    actor: context.actor,
  });
  const state = told.reduce<S>(process.evolve, before.state);
  const { status } = process.keys(state);
  const isStale = (task: Task) => {
    const spec = own(stages, task.stage);
    const isAsked = task.status === "OPEN" && task.stage === status;
    if (!isAsked || spec === undefined || spec.asks === "proposer") return false;
    return sealOf(spec.title, show(state, task.stage)).hash !== task.shown;
  };
  return context.tasks
    .filter(isStale)
    .map(({ id: task }) =>
      taskFact("task.voided", task, { outcome: "voided", reason: "内容已变更，须重新审阅" }),
    );
}

/** Whether facts say anything of the matter itself, not only of its tasks. */
export function changesMatter(facts: readonly Fact[]): boolean {
  return facts.some(({ task }) => task === undefined);
}
