import type { StageSpec } from "#kernel/task/schema.ts";
import { asks, work } from "#kernel/task/words.ts";
import { reinstatementForm, toldForm } from "../review/forms.ts";

const proposal = {
  asks: "DEPUTY_SECRETARY",
  policy: { type: "any" },
  actions: {
    approve: { label: "同意", outcome: "approve", opinion: "optional" },
    reject: { label: "不同意", outcome: "reject", opinion: "required" },
  },
  declares: "no-ties",
  deadline: "D-ENR-2",
  factor: "code",
  escalation: "ladder",
} as const satisfies Omit<StageSpec, "title">;

/**
 * Questions about suspension, removal and more time that no workflow waits for: the matter stays
 * what it is until somebody has answered (process sheet §4.1, ACTIVE ↔ SUSPENDED, REMOVED; D-ENR-6).
 */
export const statusStages = {
  SUSPENSION: { ...proposal, title: "中止监督审核" },
  REINSTATEMENT: { ...proposal, title: "恢复监督审核" },
  SUPPLEMENT_EXTENSION: { ...proposal, title: "补充期限延长审批" },
  SUSPENSION_END: asks("中止期满，提出恢复监督", "ROOM_DIRECTOR", "D-ENR-1", {
    reinstate: {
      label: "提出恢复监督",
      outcome: "proposed",
      opinion: "optional",
      form: reinstatementForm,
    },
  }),
  SUCCESSION: work("登记班子（组织）新的主要负责人", "ROOM_DIRECTOR", "D-LIB-1"),
  REMOVAL_NOTICE: asks("告知单位和本人退出监督", "ROOM_DIRECTOR", "D-ENR-8", {
    complete: { label: "已告知", outcome: "told", opinion: "optional", form: toldForm },
  }),
} as const satisfies Record<string, StageSpec>;

export type StatusStage = keyof typeof statusStages;
