import * as z from "zod/mini";
import { Code, Id, text } from "#kernel/text/text.ts";

/** A matter goes to another officer, to another 监督检查室, or both. */
export const Reassign = z.object({
  /** Whose place it is where several handle the matter; the leading one's unless said. */
  from: z.optional(Id),
  to: z.optional(Id),
  room: z.optional(Code),
  reason: text(500, "请填写变更理由"),
});
export type Reassign = z.infer<typeof Reassign>;

/** What the event `{kind}.reassigned` says. */
export type Handed = {
  reason: string;
  lead?: { from: string; to: string };
  room?: { from: string; to: string };
};
