import { askStage } from "#kernel/conduct/ask.ts";
import type { Base } from "#kernel/conduct/conducted.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { chain } from "../chain.ts";
import { barsOf, describe } from "../describe.ts";
import type { Letter } from "../schema.ts";

const { kind, stages } = chain;
const asked = { kind, stages, bars: barsOf, show: describe };

const rectification = ({ clocks }: Letter): Base | undefined => clocks?.rectification;
const fedBack = ({ feedbacks }: Letter) => feedbacks.at(-1)?.submittedOn;

/** The unit's limits run by the letter's own clocks; the commission's from the day that starts them. */
export const runsFrom = {
  SIGNED: ({ signedOn }: Letter) => signedOn,
  SERVED: ({ clocks }: Letter): Base | undefined => clocks?.plan,
  RECTIFYING: rectification,
  REDO: rectification,
  FEEDBACK_SUBMITTED: fedBack,
  EVALUATING: fedBack,
  CLOSED: ({ closedOn }: Letter) => closedOn,
};

/**
 * The rectification runs from service on, beside the plan: its question is asked ahead, so that its
 * reminders come in time. The workflow finds it open when it gets there.
 */
export function askRectification(state: Letter, context: Context): Fact[] | Refusal {
  const stage = "RECTIFYING";
  const { clocks } = state;
  if (clocks === undefined) throw new Error(`No clock runs for ${context.recordId}`);
  const { code, base, length } = clocks.rectification;
  const due = dueFor(context.rules, code, base, { length });
  return askStage(asked, { ...state, status: stage }, { stage, due }, { ...context, tasks: [] });
}
