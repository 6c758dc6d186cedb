import type { Topology } from "#kernel/topology.ts";
import { buckets } from "./topology/buckets.ts";
import { doors } from "./topology/doors.ts";
import { schedules } from "./topology/schedules.ts";
import { table } from "./topology/table.ts";
import { workers } from "./topology/workers.ts";
import { workflows } from "./topology/workflows.ts";

export type { BucketSpec, Capability, FunctionSpec, Guard } from "#kernel/topology.ts";

/**
 * The one description of what the product runs on, read by `stacks/` (AWS) and by `local/`
 * (one machine). Neither may name a table, index, function, workflow or schedule of its own.
 * Each part stands in a file of `topology/`.
 */
export const topology = {
  timezone: "Asia/Shanghai",
  table,
  buckets,
  /**
   * What the SDK would only load for a user agent of browsers or for credentials from profiles, SSO,
   * token files and EC2's instance metadata; a Lambda function's are in its environment, first in the
   * SDK's order.
   */
  unbundled: [
    "@smithy/credential-provider-imds",
    "bowser",
    "@aws-sdk/credential-provider-ini",
    "@aws-sdk/credential-provider-process",
    "@aws-sdk/credential-provider-sso",
    "@aws-sdk/credential-provider-web-identity",
  ],
  functions: { ...doors, ...workers },
  workflows,
  schedules,
  /** Tried again until the record expires; what cannot go well later is set aside by the function. */
  stream: { function: "react", batchSize: 100, maxRetries: -1, maxAgeHours: 24 },
} as const satisfies Topology;

export type FunctionName = keyof typeof topology.functions;
export type WorkflowName = keyof typeof topology.workflows;
