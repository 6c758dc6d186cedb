import * as z from "zod";

/** A stored file of a matter, as whoever decides on the matter is shown it. */
export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** Of the content, hexadecimal. */
  sha256: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Most attachments of one matter; a page of a phone still shows them. */
export const maxAttachments = 20;

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
