import * as z from "zod/mini";
import type { Actor } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { Id, text } from "#kernel/text.ts";

/** A stored file of a matter, as whoever decides on the matter is shown it. */
export const Attachment = z.object({
  id: Id,
  name: text(200),
  bytes: z.int(),
  /** Of the content, hexadecimal. */
  sha256: text(64),
});
export type Attachment = z.infer<typeof Attachment>;

/** Most attachments of one matter; a page of a phone still shows them. */
export const maxAttachments = 20;

type Attachable = { status: string; proposer: string; attachments?: readonly Attachment[] };

/**
 * The list that is to replace a matter's, undefined when it is the same; refuses others than the
 * proposer, and every status but `open`, those before somebody has decided on what he was shown.
 */
export function newAttachments(
  state: Attachable,
  attachments: readonly Attachment[],
  { actor, open }: { actor: Actor; open: readonly string[] },
): readonly Attachment[] | undefined | Refusal {
  if (actor.id !== state.proposer) return refuse("auth.forbidden", "只有起草人可以确定附件");
  if (!open.includes(state.status))
    return refuse("record.state", "审批开始后须先退回补充方可变更附件");
  return hashOf(attachments) === hashOf(state.attachments ?? []) ? undefined : attachments;
}

/**
 * The attachments as lines of the text that is sealed into decisions: the hash binds a decision to
 * the very content, since a version of a file never changes.
 */
export function attachmentLines(
  attachments: readonly Attachment[] = [],
): { label: string; value: string }[] {
  return attachments.map(({ name, bytes, sha256 }, index) => ({
    label: `附件 ${index + 1}`,
    value: `${name}（${bytes.toLocaleString("en-US")} 字节，SHA-256 ${sha256}）`,
  }));
}
