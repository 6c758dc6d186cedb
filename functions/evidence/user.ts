import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import type { FileUser } from "#process/file/use.ts";
import { processOf } from "#processes";
import type { Opened } from "../link/load.ts";

/** Whose link it is, as a user of material; a supervised person reads and sends none in. */
export function userOf(
  world: World,
  { officers, seat, link }: Pick<Opened, "officers" | "seat" | "link">,
): FileUser | Refusal {
  const officer = officers.find(({ id }) => id === seat.person);
  if (officer === undefined) return refuse("auth.forbidden");
  const actor = { id: officer.id, role: seat.role };
  return { world, processOf, caller: { officer, district: link.district, actor } };
}
