import * as z from "zod/mini";
import { type CommandOf, commandsFor } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { attachments } from "#process/file/attachment.ts";
import { Remark } from "#process/finding/schema.ts";
import { fact } from "./events.ts";
import { disposalCommands } from "./findings/disposal.ts";
import { findingCommands } from "./findings/find.ts";
import { reportCommands } from "./findings/report.ts";
import { visitCommands } from "./findings/visit.ts";
import { analysisCommands } from "./material/analysis.ts";
import { documentCommands } from "./material/documents.ts";
import { planCommands } from "./plan/commands.ts";
import type { Targeted } from "./schema.ts";
import { unconfirmed } from "./terms.ts";

const general = commandsFor<Targeted>()({
  /** Until somebody has decided on the plan, and again on the findings. */
  attach: attachments<Targeted>({
    right: "inspection.conduct",
    in: ["DRAFT", "RETURNED", "PLAN_REVIEW", "ON_SITE", "FINDINGS_DRAFT", "FINDINGS_REVIEW"],
    proposer: ({ proposer }) => proposer,
    attached: (attachments) => fact("targeted.attached", { attachments }),
  }),
  cancel: {
    verb: "cancellation",
    summary: "撤销检查",
    right: "inspection.conduct",
    body: z.object({ reason: Remark }),
    in: unconfirmed,
    otherwise: "已登记问题的检查不得撤销，须按程序办结",
    unless: ({ proposer, findings }, { actor }) => {
      if (actor.id !== proposer) return refuse("auth.forbidden", "只有承办人可以撤销");
      return findings.length > 0
        ? refuse("record.state", "已登记问题的检查不得撤销，须按程序办结")
        : undefined;
    },
    decide: (_, { reason }, context) => end(reason, context),
  },
});

/** What may be done on a targeted inspection, in the order of its course (process sheet §4.3). */
export const commands = {
  ...planCommands,
  ...documentCommands,
  ...analysisCommands,
  ...visitCommands,
  ...findingCommands,
  ...reportCommands,
  ...disposalCommands,
  ...general,
};

export type TargetedCommand = CommandOf<typeof commands> | StandardCommand;

function end(reason: string, context: Context): Fact[] {
  const stages = context.tasks.map(({ stage }) => stage);
  return [
    fact("targeted.cancelled", { reason }),
    ...closeTasks(stages, { outcome: "cancelled", reason }, context),
  ];
}
