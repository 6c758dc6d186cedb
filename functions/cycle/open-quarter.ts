import { quarterOf } from "#kernel/deadline/day.ts";
import type { World } from "#kernel/world.ts";
import { isGone } from "#process/enrollment/review/leaving.ts";
import { daysOf, firstQuarter, quarterText } from "#process/quarterly/visits/quarter.ts";
import { objectsOf } from "./objects.ts";
import { objectOf, openVisit, placeOf, type Visit } from "./open-visit.ts";
import type { Opening } from "./openers.ts";

/**
 * On the first day of a quarter, opens its visit for every place with an object under direct
 * supervision. Objects are found by the list index of enrollments in those statuses. Harmless
 * when repeated: a place and quarter have one id.
 */
export async function openQuarter(world: World, opening: Opening): Promise<number> {
  const { district, rules, today } = opening;
  const quarter = quarterOf(today);
  if (today !== daysOf(quarter).from) return 0;
  const visits = new Map<string, Visit>();
  for await (const { id, state } of objectsOf(world, district)) {
    const first = firstQuarter(rules, state.effectiveOn ?? today, today);
    // Who has left the post is in review; nobody is visited there for them until it lets them stay.
    if (isGone(state) || quarterText(first) > quarterText(quarter)) continue;
    const place = placeOf(state);
    const visit = visits.get(place.id) ?? { ...quarter, place, room: state.room, objects: [] };
    visits.set(place.id, { ...visit, objects: [...visit.objects, objectOf(id, state)] });
  }
  for (const visit of visits.values()) await openVisit(world, district, visit);
  return visits.size;
}
