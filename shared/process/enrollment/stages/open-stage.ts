import { askStage } from "#kernel/conduct/ask.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { describe } from "../describe.ts";
import { matterOf } from "../matter.ts";
import type { Enrollment } from "../schema.ts";
import { runsFrom, usedBefore } from "./clock.ts";
import { reviewStages } from "./review-stages.ts";
import { enrollmentStages } from "./stages.ts";
import { isStage, type Stage } from "./transitions.ts";

const asked = { kind: "enrollment", matter: matterOf, show: describe };

/** Who is to leave goes by 备案 or by 请示, as the district had it when the meeting passed it. */
export function stageIn({ review }: Enrollment, stage: Stage): StageSpec {
  const spec = enrollmentStages[stage];
  if (stage !== "REMOVAL_PENDING") return spec;
  const { file, send } = reviewStages.REMOVAL_PENDING.actions;
  return { ...spec, actions: review?.removalBy === "CONSENT" ? { send } : { file } };
}

/** The workflow asks a stage's question; its limit runs from the day that set it off, not of its entry. */
export function openStage(
  state: Enrollment,
  { stage }: { stage: string },
  context: Context,
): Fact[] | Refusal {
  if (!isStage(stage)) return [];
  const due = dueFor(context.rules, enrollmentStages[stage].deadline, runsFrom(state), {
    usedWorkdays: usedBefore(state),
  });
  const stages = { ...enrollmentStages, [stage]: stageIn(state, stage) };
  return askStage({ ...asked, stages }, state, { stage, due }, context);
}
