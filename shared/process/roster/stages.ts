import type { StageSpec } from "#kernel/task/schema.ts";

const common = {
  title: "人员名录变更确认",
  policy: { type: "any" },
  actions: {
    approve: { label: "同意变更", outcome: "confirmed", opinion: "optional" },
    reject: { label: "不同意变更", outcome: "denied", opinion: "required" },
  },
  deadline: "D-OFF-ROSTER",
  factor: "code",
  escalation: "secretary-only",
} as const;

/**
 * The secretary consents to what an administrator proposes; in a district that has named none yet a
 * deputy secretary does, or another administrator. In this order.
 */
export const rosterStages = {
  SECRETARY: { ...common, asks: "SECRETARY" },
  DEPUTY: { ...common, asks: "DEPUTY_SECRETARY" },
  ADMIN: { ...common, asks: "ADMIN" },
} as const satisfies Record<string, StageSpec>;
