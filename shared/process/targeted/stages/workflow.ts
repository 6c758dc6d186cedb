import { conductedWorkflow } from "#kernel/conduct/definition.ts";
import { targetedStatuses } from "../terms.ts";
import { targetedStages } from "./stages.ts";
import { endings, transitions } from "./transitions.ts";

/** Conducts a targeted inspection; the unit's records are compared before people are asked. */
export const targetedWorkflow = conductedWorkflow({
  workflow: "targeted",
  title: "靶向性检查",
  transitions,
  titles: { stages: targetedStages, statuses: targetedStatuses },
  endings,
  preparing: {
    ANALYZING: { function: "analyzer", step: "analyze", title: "比对数据", seconds: 960 },
  },
});
