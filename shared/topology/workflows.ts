import { workflowOf } from "#kernel/conduct/workflow/definition.ts";
import type { Topology } from "#kernel/topology.ts";
import { chain as clue } from "#process/clue/chain.ts";
import { chain as confirmation } from "#process/confirmation/chain.ts";
import { chain as debriefing } from "#process/debriefing/chain.ts";
import { chain as education } from "#process/education/chain.ts";
import { chain as enrollment } from "#process/enrollment/chain.ts";
import { chain as ladder } from "#process/ladder/chain.ts";
import { chain as letter } from "#process/letter/chain.ts";
import { chain as matters } from "#process/matters/chain.ts";
import { chain as opinion } from "#process/opinion/chain.ts";
import { chain as petition } from "#process/petition/chain.ts";
import { chain as quarterly } from "#process/quarterly/chain.ts";
import { chain as report } from "#process/report/chain.ts";
import { chain as screening } from "#process/screening/chain.ts";
import { chain as targeted } from "#process/targeted/chain.ts";
import { importWorkflow } from "#registry/import/workflow.ts";

/** The state machines, one for each process that has a course. */
export const workflows = {
  enrollment: workflowOf(enrollment),
  letter: workflowOf(letter),
  quarterly: workflowOf(quarterly),
  clue: workflowOf(clue),
  debriefing: workflowOf(debriefing),
  petition: workflowOf(petition),
  education: workflowOf(education),
  opinion: workflowOf(opinion),
  matters: workflowOf(matters),
  confirmation: workflowOf(confirmation),
  report: workflowOf(report),
  ladder: workflowOf(ladder),
  screening: workflowOf(screening),
  targeted: workflowOf(targeted),
  import: importWorkflow,
} as const satisfies Topology["workflows"];
