import type { Action } from "#kernel/permission/actions.ts";
import type { Rec } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { readRecord } from "../record-routes.ts";
import { matterOf } from "./matter.ts";
import type { Targeted } from "./schema.ts";

/** An inspection as its caller may see it: in his room, and not if he is recused from it. */
export function readTargeted(
  { world, caller }: { world: World; caller: Caller },
  id: string | undefined,
  action: Action,
): Promise<(Rec<Targeted> & Item) | Refusal> {
  return readRecord<Targeted>(world, caller, {
    kind: "targeted",
    id: id ?? "",
    action,
    matter: (state) => matterOf(state as Targeted),
  });
}
