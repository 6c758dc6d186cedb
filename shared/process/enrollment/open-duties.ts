import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { barsOf } from "#kernel/task/bars.ts";
import { openTask } from "#kernel/task/open.ts";
import { describe } from "./describe.ts";
import { type Duty, duties, dutyNames } from "./duties.ts";
import { fact } from "./events.ts";
import { matterOf } from "./matter.ts";
import type { Enrollment } from "./schema.ts";

/** Opens what direct supervision brings with it, once, each counted from the effective date. */
export function openDuties(state: Enrollment, context: Context): Fact[] | Refusal {
  if (state.status !== "ACTIVE" || state.effectiveOn === undefined)
    return refuse("enrollment.not-consented");
  if (state.dutiesOpenedAt !== undefined) return [];
  const facts: Fact[] = [fact("enrollment.duties-opened", { duties: dutyNames })];
  for (const name of dutyNames) {
    const opened = openDuty(state, name, context);
    if (isRefusal(opened)) return opened;
    facts.push(...opened);
  }
  return facts;
}

function openDuty(state: Enrollment, name: Duty, context: Context): Fact[] | Refusal {
  const effectiveOn = state.effectiveOn ?? "";
  const spec = duties[name];
  return openTask(
    {
      subject: { kind: "enrollment", id: context.record },
      stage: name,
      visit: 1,
      spec,
      ...barsOf({ matter: matterOf }, state, context.officers),
      due: dueFor(context.rules, spec.deadline, effectiveOn),
      text: describe(state),
    },
    context,
  );
}
