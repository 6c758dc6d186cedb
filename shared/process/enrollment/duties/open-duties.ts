import type { Due } from "#kernel/deadline/types.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { openTask } from "#kernel/task/open.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { describe, barsOf as matter } from "../describe.ts";
import { fact } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { type StatusStage, statusStages } from "../stages/status-stages.ts";
import { type Duty, duties, dutyNames, isDuty } from "./duties.ts";

/** Opens what direct supervision brings with it, once, each counted from the effective date. */
export function openDuties(state: Enrollment, context: Context): Fact[] | Refusal {
  const { status, effectiveOn, dutiesOpenedAt } = state;
  if (status !== "ACTIVE" || effectiveOn === undefined) return refuse("enrollment.not-consented");
  if (dutiesOpenedAt !== undefined) return [];
  const facts: Fact[] = [fact("enrollment.duties-opened", { duties: dutyNames })];
  for (const name of dutyNames) {
    const due = dueFor(context.rules, duties[name].deadline, effectiveOn);
    const opened = openAt(state, { stage: name, visit: 1, due }, context);
    if (isRefusal(opened)) return opened;
    facts.push(...opened);
  }
  return facts;
}

/** Asks a duty, or a question about the object's status, anew: one visit after the last. */
export function openAgain(
  state: Enrollment,
  { stage, due }: { stage: Duty | StatusStage; due: Due },
  context: Context,
): Fact[] | Refusal {
  const visit = (state.visits[stage] ?? (isDuty(stage) ? 1 : 0)) + 1;
  const opened = openAt(state, { stage, visit, due }, context);
  return isRefusal(opened)
    ? opened
    : [{ type: "enrollment.stage-opened", data: { stage, visit } }, ...opened];
}

function openAt(
  state: Enrollment,
  { stage, visit, due }: { stage: Duty | StatusStage; visit: number; due: Due },
  context: Context,
): Fact[] | Refusal {
  const spec: StageSpec = isDuty(stage) ? duties[stage] : statusStages[stage];
  return openTask(
    {
      subject: { kind: "enrollment", id: context.recordId },
      stage,
      visit,
      spec,
      ...barsOf({ bars: matter }, state, context),
      due,
      text: describe(state, stage),
    },
    context,
  );
}
