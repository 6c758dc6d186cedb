import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { filesIn } from "#process/file/files-in.ts";
import type { FileRecord } from "#process/file/schema.ts";
import type { Opened } from "./load.ts";
import type { Fields } from "./request.ts";

/** A file as it is listed: what it is called, whether it has been taken in. */
export type KeptFile = Pick<FileRecord, "name" | "bytes" | "status" | "contentType"> & {
  id: string;
};

/**
 * The material that the asked person may open: what the matter names and what they have sent in
 * themselves. A unit sees its own only, a supervised person none; opening asks the gate once more.
 */
export async function filesFor(
  world: World,
  { record, link, seat, spec }: Pick<Opened, "record" | "link" | "seat" | "spec">,
  typed: Fields = {},
): Promise<KeptFile[]> {
  if (spec.asks === "object") return [];
  const ids = new Set([...filesIn(record.state), ...Object.values(typed).flatMap(idsIn)]);
  const items = await world.store.getMany([...ids].map((id) => recordKey("file", id)));
  return items.flatMap((item) => {
    const state = item?.state as FileRecord | undefined;
    const isOurs = item?.district === link.district && state?.subject.id === link.subject.id;
    const isOpen = seat.role !== "UNIT" || state?.announcedBy === seat.person;
    if (state === undefined || !isOurs || !isOpen) return [];
    const { name, bytes, status, contentType } = state;
    return [{ id: String(item?.id), name, bytes, status, contentType }];
  });
}

/** Ids of files in a field of an answer. */
export function idsIn(text = ""): string[] {
  return text.split(/[,，\s]+/).filter((id) => /^fil_\w+$/.test(id));
}
