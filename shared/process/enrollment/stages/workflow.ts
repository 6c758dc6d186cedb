import { conductedWorkflow } from "#kernel/conduct/definition.ts";
import { enrollmentStatuses } from "../terms.ts";
import { enrollmentStages } from "./stages.ts";
import { endings, transitions } from "./transitions.ts";

/** Conducts an enrollment, and opens the duties once direct supervision has begun. */
export const enrollmentWorkflow = conductedWorkflow({
  workflow: "enrollment",
  title: "提级监督对象认定",
  transitions,
  titles: { stages: enrollmentStages, statuses: enrollmentStatuses },
  endings,
  finishing: { ACTIVE: { step: "open-duties", title: "开启监督职责" } },
});
