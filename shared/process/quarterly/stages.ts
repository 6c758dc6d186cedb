import type { StageSpec } from "#kernel/task/schema.ts";
import type { Stage } from "./transitions.ts";

const common = { policy: { type: "any" }, factor: "code", escalation: "ladder" } as const;

const approve = { label: "同意", outcome: "approve", opinion: "optional" } as const;
const giveBack = { label: "退回修改", outcome: "return", opinion: "required" } as const;

/** What each stage asks after the visit, of whom, until when. */
export const quarterlyStages: Record<Stage, StageSpec> = {
  REPORTING: {
    ...common,
    title: "撰写季度监督检查报告",
    asks: "proposer",
    actions: {},
    deadline: "D-QI-2",
  },
  REPORT_REVIEW: {
    ...common,
    title: "检查报告室务审核",
    asks: "ROOM_DIRECTOR",
    declares: "no-ties",
    actions: { approve, return: giveBack },
    deadline: "D-QI-2-REVIEW",
  },
  REPORT_APPROVAL: {
    ...common,
    title: "检查报告分管领导审批",
    asks: "DEPUTY_SECRETARY",
    declares: "no-ties",
    actions: { approve, return: giveBack },
    deadline: "D-QI-2-REVIEW",
  },
  FEEDBACK: {
    ...common,
    title: "向单位反馈检查情况",
    asks: "proposer",
    actions: {},
    deadline: "D-QI-3",
  },
  FED_BACK: {
    ...common,
    title: "未发现问题，签字办结",
    asks: "ROOM_DIRECTOR",
    actions: {
      sign: { label: "签字办结", outcome: "signed", opinion: "optional" },
    },
    deadline: "D-QI-3-SIGN",
  },
  RECTIFYING: {
    ...common,
    title: "整改情况核查销号",
    asks: "ROOM_DIRECTOR",
    actions: {
      close: { label: "整改完成，销号", outcome: "rectified", opinion: "required" },
    },
    deadline: "D-QI-4",
  },
};

/** The duty itself, and its make-up when the quarter has gone by; both end with the visit. */
export const quarterlyDuties = {
  VISIT: {
    ...common,
    title: "季度监督检查",
    asks: "ROOM_DIRECTOR",
    actions: {},
    deadline: "D-QI-1",
  },
  MAKE_UP: {
    ...common,
    title: "季度监督检查补检",
    asks: "ROOM_DIRECTOR",
    actions: {},
    deadline: "D-QI-1-MAKEUP",
  },
} as const satisfies Record<string, StageSpec>;

export type Duty = keyof typeof quarterlyDuties;
