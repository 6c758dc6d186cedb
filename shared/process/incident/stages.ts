import type { ActionSpec, StageSpec } from "#kernel/task/schema.ts";

const handled = { label: "已人工处理", outcome: "handled", opinion: "required" } as const;
const retry: ActionSpec = { label: "重新执行", outcome: "retried", opinion: "optional" };

const common = {
  title: "处理系统未能完成的事项",
  policy: { type: "any" },
  actions: { retry, approve: handled },
  deadline: "D-OFF-INCIDENT",
  factor: "code",
  escalation: "ladder",
} as const;

/** The office deals with it; a district without an office leaves it to its administrators. */
export const incidentStages = {
  HANDLE: { ...common, asks: "OFFICE" },
  ADMINISTER: { ...common, asks: "ADMIN" },
} as const satisfies Record<string, StageSpec>;
