import type { Action } from "#kernel/permission/actions.ts";
import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import type { Rec } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Letter } from "../schema.ts";

/** Loads a letter that its reader may see: of their district, room or unit, and not recused from it. */
export function readLetter(
  reader: Reader,
  id: string | undefined,
  right: Action = "letter.read",
): Promise<(Rec<Letter> & Item) | Refusal> {
  return readRecord<Letter>(reader, { kind: "letter", id: id ?? "", right });
}
