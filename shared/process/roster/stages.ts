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

const ofSetting = { ...common, title: "区级配置变更确认" } as const;

/**
 * The secretary consents to what an administrator proposes; in a district that has named none yet a
 * deputy secretary does, or another administrator. A configuration is asked about under a title of its own.
 */
export const rosterStages = {
  SECRETARY: { ...common, asks: "SECRETARY" },
  DEPUTY: { ...common, asks: "DEPUTY_SECRETARY" },
  ADMIN: { ...common, asks: "ADMIN" },
  SETTING_SECRETARY: { ...ofSetting, asks: "SECRETARY" },
  SETTING_DEPUTY: { ...ofSetting, asks: "DEPUTY_SECRETARY" },
  SETTING_ADMIN: { ...ofSetting, asks: "ADMIN" },
} as const satisfies Record<string, StageSpec>;

type Stage = keyof typeof rosterStages;

/** Who is asked about what, nearest first. */
export const stagesFor: Readonly<Record<"list" | "setting" | "tie", readonly Stage[]>> = {
  list: ["SECRETARY", "DEPUTY", "ADMIN"],
  setting: ["SETTING_SECRETARY", "SETTING_DEPUTY", "SETTING_ADMIN"],
  tie: ["SECRETARY", "DEPUTY"],
};
