import type { StageSpec } from "#kernel/task/schema.ts";
import type { Stage } from "./transitions.ts";

const common = { policy: { type: "any" }, factor: "code", escalation: "ladder" } as const;

const approve = { label: "同意", outcome: "approve", opinion: "optional" } as const;
const giveBack = { label: "退回补充", outcome: "return", opinion: "required" } as const;

const reject = { label: "不同意（终止）", outcome: "reject", opinion: "required" } as const;

/** Answered by what the inspectors do on the record, never by a bare button. */
function work(title: string, deadline: string): StageSpec {
  return { ...common, title, asks: "proposer", actions: {}, deadline };
}

/** What each stage asks, of whom, until when (process sheet §4.3). */
export const targetedStages: Record<Stage, StageSpec> = {
  PLAN_REVIEW: {
    ...common,
    title: "靶向检查工作方案室务审核",
    asks: "ROOM_DIRECTOR",
    declares: "no-ties",
    actions: { approve, return: giveBack, reject },
    deadline: "D-TI-PLAN",
  },
  PLAN_APPROVAL: {
    ...common,
    title: "靶向检查工作方案审批",
    asks: "DEPUTY_SECRETARY",
    declares: "no-ties",
    actions: {
      approve,
      return: giveBack,
      reject,
    },
    deadline: "D-TI-PLAN",
  },
  RETURNED: work("补充工作方案", "D-ENR-6"),
  APPROVED: work("送达调取清单", "D-TI-SERVE"),
  DOC_REQUESTED: work("收取调取材料", "D-TI-1"),
  ANALYZING: work("比对数据并核查疑点", "D-TI-WORK"),
  ON_SITE: work("现场检查", "D-TI-WORK"),
  FINDINGS_DRAFT: work("拟定问题清单", "D-TI-2"),
  FINDINGS_REVIEW: {
    ...common,
    title: "问题清单审核",
    asks: "ROOM_DIRECTOR",
    declares: "no-ties",
    actions: {
      approve: { label: "确认问题", outcome: "approve", opinion: "optional" },
      none: { label: "确认未发现问题", outcome: "none", opinion: "optional" },
      return: { label: "退回修改", outcome: "return", opinion: "required" },
    },
    deadline: "D-TI-2",
  },
  DISPOSAL: {
    ...common,
    title: "处置完毕，办结",
    asks: "ROOM_DIRECTOR",
    actions: { close: { label: "办结", outcome: "done", opinion: "required" } },
    deadline: "D-TI-DISPOSAL",
  },
};
