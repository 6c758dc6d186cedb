import {
  content,
  evaluationFields,
  feedbackFields,
  planFields,
} from "#tests/process/letter/sample.ts";
import { type Step, survives } from "./chain.ts";

const approval = { action: "approve", declaration: "none" };
const service = { receivedBy: "吕示廿一", servedOn: "2026-03-20", mode: "DIRECT" };

/** SC-04 from the draft to 销号, in one day; the unit answers by its own two officers. */
function steps([id = ""]: readonly string[]): Step[] {
  const decide = (who: string, stage: string, body: unknown): Step => ({
    who,
    path: `/tasks/${id}.${stage}.1/decision`,
    body,
  });
  return [
    { who: "chen", path: `/letters/${id}/submission`, body: {} },
    decide("zhu", "TRIAL_CHECK", approval),
    decide("feng", "ROOM_APPROVAL", approval),
    decide("wu", "DEPUTY_APPROVAL", approval),
    decide("zhou", "SECRETARY_APPROVAL", approval),
    decide("shen", "NUMBERING", { action: "number" }),
    decide("chen", "SIGNED", { action: "serve", form: service }),
    decide("shi", "SERVED", { action: "plan", form: planFields("2026-04-10") }),
    decide("lv", "RECTIFYING", { action: "feedback", form: feedbackFields }),
    decide("chen", "FEEDBACK_SUBMITTED", {
      action: "evaluate",
      form: evaluationFields("DONE", "DONE", "DONE"),
    }),
    decide("feng", "EVALUATING", approval),
  ];
}

survives(
  { path: "/letters", first: { who: "chen", path: "/letters", body: { content } }, steps },
  { every: [4, 6], deaths: 25, end: { status: "CLOSED", open: 1 } },
);
