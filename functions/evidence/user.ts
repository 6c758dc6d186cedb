import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import type { FileUser } from "#process/file/use.ts";
import { processOf } from "#processes";
import type { Opened } from "../link/load.ts";

/**
 * Whose link it is, as a user of material; a supervised person reads and sends none in. A unit that is
 * asked adds to the matter what its answer takes, whether or not it may read the matter itself.
 */
export function userOf(
  world: World,
  { officers, seat, link, spec, record }: Opened,
): FileUser | Refusal {
  const officer = officers.find(({ id }) => id === seat.person);
  if (officer === undefined) return refuse("auth.forbidden");
  const actor = { id: officer.id, role: seat.role };
  return {
    world,
    processOf,
    caller: { officer, district: link.district, actor },
    ...(spec.asks === "addressee" ? { asked: { ...link.subject, state: record.state } } : {}),
  };
}
