import { conductedWorkflow } from "#kernel/conduct/definition.ts";
import { letterStatuses } from "../terms.ts";
import { letterStages } from "./stages.ts";
import { endings, transitions } from "./transitions.ts";

/** Conducts a letter from its check to the revisit. */
export const letterWorkflow = conductedWorkflow({
  workflow: "letter",
  title: "纪检监察建议书",
  transitions,
  titles: { stages: letterStages, statuses: letterStatuses },
  endings,
});
