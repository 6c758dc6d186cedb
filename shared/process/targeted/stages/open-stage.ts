import { askStage } from "#kernel/conduct/ask.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { describe } from "../describe.ts";
import { matterOf } from "../matter.ts";
import type { Targeted } from "../schema.ts";
import { targetedStages } from "./stages.ts";
import { isStage, type Stage } from "./transitions.ts";

const asked = { kind: "targeted", stages: targetedStages, matter: matterOf, show: describe };

/** The workflow asks a stage's question. */
export function openStage(
  state: Targeted,
  { stage }: { stage: string },
  context: Context,
): Fact[] | Refusal {
  if (!isStage(stage)) return [];
  const due = dueFor(context.rules, targetedStages[stage].deadline, baseOf(state, stage));
  return askStage(asked, state, { stage, due }, context);
}

/** Documents run from service, findings from the end on site, the rest from its own start. */
function baseOf({ requests, onSite, enteredAt }: Targeted, stage: Stage): string {
  const started = dayOf(enteredAt);
  switch (stage) {
    case "DOC_REQUESTED":
      return requests.at(-1)?.servedOn ?? started;
    case "FINDINGS_DRAFT":
    case "FINDINGS_REVIEW":
      return onSite?.endedOn ?? started;
    default:
      return started;
  }
}
