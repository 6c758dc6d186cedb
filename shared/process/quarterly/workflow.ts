import { conductedWorkflow } from "#kernel/conduct/definition.ts";
import { quarterlyStages } from "./stages.ts";
import { quarterlyStatuses } from "./terms.ts";
import { transitions } from "./transitions.ts";

/** Conducts a quarterly inspection from the end of the visit: report, feedback, rectification. */
export const quarterlyWorkflow = conductedWorkflow({
  workflow: "quarterly",
  title: "季度监督检查",
  transitions,
  titles: { stages: quarterlyStages, statuses: quarterlyStatuses },
  endings: [],
});
