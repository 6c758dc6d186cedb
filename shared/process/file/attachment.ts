import * as z from "zod/mini";
import type { Command } from "#kernel/conduct/command.ts";
import type { Action } from "#kernel/permission/actions.ts";
import type { Fact } from "#kernel/record/event.ts";
import { refuse } from "#kernel/refusal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { Id, text } from "#kernel/text/text.ts";

/** A stored file of a matter, as the deciders of the matter are shown it. */
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

/** The command that fixes a matter's attachments; its route looks the files up (`attachmentRouteOf`). */
export function attachments<S extends { status: string; attachments?: readonly Attachment[] }>(of: {
  right: Action;
  /** Statuses before anybody has decided on what they were shown. */
  in: readonly S["status"][];
  proposer: (state: S) => string;
  attached: (attachments: readonly Attachment[]) => Fact;
}): Command<S, { attachments: Attachment[] }> {
  return {
    access: "own-route",
    verb: "attachments",
    summary: "确定送审附件（已接收的材料，整体替换）",
    right: of.right,
    body: z.object({ attachments: z.array(Attachment).check(z.maxLength(maxAttachments)) }),
    in: of.in,
    otherwise: "审批开始后须先退回补充方可变更附件",
    unless: (state, { actor }) =>
      actor.id === of.proposer(state)
        ? undefined
        : refuse("auth.forbidden", "只有起草人可以确定附件"),
    decide: (state, { attachments: given }) =>
      hashOf(given) === hashOf(state.attachments ?? []) ? [] : [of.attached(given)],
  };
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
