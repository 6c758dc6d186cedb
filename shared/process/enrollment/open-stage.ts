import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { openTask } from "#kernel/task/open.ts";
import { describe } from "./describe.ts";
import { fact } from "./events.ts";
import type { Enrollment } from "./schema.ts";
import { enrollmentStages } from "./stages.ts";
import { isStage } from "./transitions.ts";

/**
 * The workflow asks a stage's question. Nothing happens when the matter has moved on meanwhile, or
 * when the question is open already (a Lambda that is called again after a lost answer).
 */
export function openStage(
  state: Enrollment,
  { stage }: { stage: string },
  context: Context,
): Fact[] | Refusal {
  if (state.status !== stage || !isStage(stage)) return [];
  if (context.tasks.some((task) => task.stage === stage)) return [];
  const visit = (state.visits[stage] ?? 0) + 1;
  const opened = openTask(
    {
      subject: { kind: "enrollment", id: context.record },
      stage,
      visit,
      spec: enrollmentStages[stage],
      proposer: state.proposer,
      recused: state.recusals.map(({ person }) => person),
      room: state.room,
      due: dueFor(context.rules, enrollmentStages[stage].deadline, dayOf(state.enteredAt), {
        usedWorkdays: pausedUse(state),
      }),
      text: describe(state),
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [fact("enrollment.stage-opened", { stage, visit }), ...opened];
}

/** Internal clocks rest while a matter is returned: days used before the return still count. */
function pausedUse(state: Enrollment): number {
  const last = state.returns.at(-1);
  return last?.from === state.status ? last.usedWorkdays : 0;
}
