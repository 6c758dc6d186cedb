import * as z from "zod/mini";
import { field } from "#kernel/route/form.ts";
import { Code, Id, text } from "#kernel/text/text.ts";

/** A matter goes to another officer, to another 监督检查室, or both. */
export const Reassign = z.object({
  /** Whose place it is where several handle the matter; the leading one's unless said. */
  from: z.optional(field("原承办人", Id, { input: "officer" })),
  to: z.optional(field("新承办人", Id, { input: "officer" })),
  room: z.optional(field("转至监督检查室", Code)),
  reason: field("变更理由", text(500, "请填写变更理由")),
});
export type Reassign = z.infer<typeof Reassign>;

/** What the event `{kind}.reassigned` says. */
export type Handed = {
  reason: string;
  lead?: { from: string; to: string };
  room?: { from: string; to: string };
};
