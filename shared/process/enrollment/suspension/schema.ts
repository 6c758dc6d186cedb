import * as z from "zod/mini";
import type { Due } from "#kernel/deadline/types.ts";
import { keysOf } from "#kernel/route/form.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { suspensionCauses } from "../terms.ts";

const Reason = text(2000, "请填写理由");

/** 中止 (process sheet §4.1): why, and from which day to which. */
export const SuspensionProposal = z.object({
  cause: keysOf(suspensionCauses, "请选择中止事由"),
  reason: Reason,
  from: DayText,
  /** Last day, where it is known. */
  to: z.optional(DayText),
});
export type SuspensionProposal = z.infer<typeof SuspensionProposal>;

/** 恢复: the day from which the duties run on. */
export const Reinstatement = z.object({ on: DayText, reason: Reason });
export type Reinstatement = z.infer<typeof Reinstatement>;

/** A duty that rests: what it was, and the due day that it had. */
export type PausedDuty = { stage: string; due: Due };

/** A suspension in force. */
export type Suspension = SuspensionProposal & {
  paused: readonly PausedDuty[];
  /** The room was asked what is to follow, as the last day had gone by. */
  endAskedAt?: string;
};
