import type { Action } from "#kernel/permission/actions.ts";
import type { MatterOf, Rec } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { readRecord } from "../record-routes.ts";
import { matterOf } from "./matter.ts";
import type { Letter } from "./schema.ts";

/** Loads a letter that the caller may read: of his district, room or unit, and not recused from it. */
export function readLetter(
  world: World,
  caller: Caller,
  id: string,
  action: Action = "letter.read",
): Promise<(Rec<Letter> & Item) | Refusal> {
  const matter = (state: unknown): MatterOf => matterOf(state as Letter);
  return readRecord<Letter>(world, caller, { kind: "letter", id, action, matter });
}
