import type { StageSpec } from "#kernel/task/schema.ts";

/** Entered by one officer, true only once a second one has compared it with the minutes. */
export const confirm: StageSpec = {
  title: "复核会议表决录入",
  asks: "OFFICE",
  policy: { type: "any" },
  actions: {
    approve: { label: "核对无误", outcome: "confirmed", opinion: "optional" },
    return: { label: "退回更正", outcome: "returned", opinion: "required" },
  },
  deadline: "D-ENR-1",
  factor: "code",
  escalation: "ladder",
};
