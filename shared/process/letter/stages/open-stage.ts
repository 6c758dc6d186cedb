import { askStage } from "#kernel/conduct/ask.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { describe } from "../describe.ts";
import { matterOf } from "../matter.ts";
import type { Letter } from "../schema.ts";
import { dueOf } from "./clocks.ts";
import { letterStages } from "./stages.ts";
import { isStage, type Stage } from "./transitions.ts";

const asked = { kind: "letter", stages: letterStages, matter: matterOf, show: describe };

/** The workflow asks a stage's question. */
export function openStage(
  state: Letter,
  { stage }: { stage: string },
  context: Context,
): Fact[] | Refusal {
  return isStage(stage)
    ? askStage(asked, state, { stage, due: stageDue(state, stage, context.rules) }, context)
    : [];
}

/**
 * The rectification runs from service on, beside the plan: its question is asked ahead, so that its
 * reminders come in time. The workflow finds it open when it gets there.
 */
export function askRectification(state: Letter, context: Context): Fact[] | Refusal {
  const stage = "RECTIFYING";
  const due = stageDue(state, stage, context.rules);
  return askStage(asked, { ...state, status: stage }, { stage, due }, { ...context, tasks: [] });
}

/** Unit's limits run by the letter's own clocks; the commission's from the day that sets them off. */
function stageDue(state: Letter, stage: Stage, rules: Rules): Due {
  const { clocks, signedOn, feedbacks, closedOn, enteredAt } = state;
  const { deadline } = letterStages[stage];
  const from = (day: string | undefined) => dueFor(rules, deadline, day ?? dayOf(enteredAt));
  switch (stage) {
    case "SIGNED":
      return from(signedOn);
    case "SERVED":
      return clocks === undefined ? from(undefined) : dueOf(rules, clocks.plan);
    case "RECTIFYING":
    case "REDO":
      return clocks === undefined ? from(undefined) : dueOf(rules, clocks.rectification);
    case "FEEDBACK_SUBMITTED":
    case "EVALUATING":
      return from(feedbacks.at(-1)?.submittedOn);
    case "CLOSED":
      return from(closedOn);
    default:
      return from(undefined);
  }
}
