import type { Action } from "#kernel/permission/actions.ts";
import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import type { Rec } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Targeted } from "../schema.ts";

/** An inspection as its caller may see it: in their room, and not if they are recused from it. */
export function readTargeted(
  reader: Reader,
  id: string | undefined,
  right: Action,
): Promise<(Rec<Targeted> & Item) | Refusal> {
  return readRecord<Targeted>(reader, { kind: "targeted", id: id ?? "", right });
}
