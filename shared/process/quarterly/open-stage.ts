import { askStage } from "#kernel/conduct/ask.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { describe } from "./describe.ts";
import { matterOf } from "./matter.ts";
import type { Quarterly } from "./schema.ts";
import { quarterlyStages } from "./stages.ts";
import { isStage, type Stage } from "./transitions.ts";

const asked = { kind: "quarterly", stages: quarterlyStages, matter: matterOf, show: describe };

/** The workflow asks a stage's question. */
export function openStage(
  state: Quarterly,
  { stage }: { stage: string },
  context: Context,
): Fact[] | Refusal {
  if (!isStage(stage)) return [];
  const due = dueFor(context.rules, quarterlyStages[stage].deadline, baseOf(state, stage));
  return askStage(asked, state, { stage, due }, context);
}

/** The report runs from the visit's end, rectification from service, the rest from its own start. */
function baseOf({ visit, feedback, enteredAt }: Quarterly, stage: Stage): string {
  const started = dayOf(enteredAt);
  if (stage === "REPORTING") return visit?.endedOn ?? started;
  if (stage === "RECTIFYING") return feedback?.servedOn ?? started;
  return started;
}
