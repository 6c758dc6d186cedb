import * as z from "zod/mini";
import type { Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { Id } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import { runCommand } from "../command-routes.ts";
import { type Attachment, maxAttachments } from "./attachment.ts";
import type { FileRecord } from "./schema.ts";

/** The route by which stored files of a matter become, or cease to be, what is decided on. */
export function attachmentRouteOf<S, C extends { type: string }>(
  process: Process<S, C>,
  { path, tag }: { path: string; tag: string },
): Route {
  const command = process.commands?.attach;
  if (command === undefined || command.access === "internal")
    throw new Error(`${process.kind} takes no attachments`);
  const { summary, right: action } = command;
  return route({
    method: "post",
    path: `${path}/{id}/attachments`,
    tag,
    summary,
    right: action,
    body: z.object({
      files: field("附件", z.array(Id).check(z.maxLength(maxAttachments)), { input: "file" }),
    }),
    answer: ReceiptView,
    versioned: "yes",
    handle: async (call) => {
      const id = call.params.id ?? "";
      const { district } = call.caller;
      const subject = { kind: process.kind, id };
      const attachments = await storedFiles(call.world, { district, subject }, call.body.files);
      if (isRefusal(attachments)) return attachments;
      const given = { type: "attach", attachments } as unknown as C;
      return runCommand(process, call, { id, action, command: given });
    },
  });
}

/** Files of a matter that were taken in, in the order asked; `file.not-of-matter` for any other. */
export async function storedFiles(
  world: World,
  { district, subject }: { district: string; subject: FileRecord["subject"] },
  ids: readonly string[],
): Promise<Attachment[] | Refusal> {
  const items = await world.store.getMany(ids.map((id) => recordKey("file", id)));
  const found = items.flatMap((item) => {
    const state = item?.state as FileRecord | undefined;
    const isOurs = item?.district === district && state?.subject.id === subject.id;
    if (!isOurs || state.subject.kind !== subject.kind || state.status !== "STORED") return [];
    const { name, bytes, sha256 } = state;
    return [{ id: String(item.id), name, bytes, sha256 }];
  });
  const isWhole = found.length === ids.length && new Set(ids).size === ids.length;
  return isWhole ? found : refuse("file.not-of-matter");
}
