import { dayOf } from "#kernel/deadline/day.ts";
import { allDistricts } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { type Item, listKeyOf } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";
import { firstQuarter, quarterAt, quarterText } from "#process/quarterly/quarter.ts";
import type { Quarter } from "#process/quarterly/schema.ts";
import { objectOf, openVisit, placeOf, type Visit } from "./open-visit.ts";

export type Opened = { quarter: string; places: number };

/**
 * Opens this quarter's visit for every place with an object under direct supervision, in
 * every district. Places are found by the list index of enrollments in those statuses. Harmless when
 * repeated: a place and quarter have one id.
 */
export async function openQuarter(world: World): Promise<Opened> {
  const quarter = quarterAt(world.clock());
  let places = 0;
  for await (const district of readAbout(world, allDistricts))
    places += await openDistrict(world, district, quarter);
  return { quarter: quarterText(quarter), places };
}

async function openDistrict(world: World, district: Item, quarter: Quarter): Promise<number> {
  const { rules } = districtOf(district);
  const today = dayOf(world.clock());
  const visits = new Map<string, Visit>();
  for await (const { id, state } of objectsOf(world, String(district.id))) {
    const first = firstQuarter(rules, state.effectiveOn ?? today, today);
    if (quarterText(first) > quarterText(quarter)) continue;
    const place = placeOf(state);
    const visit = visits.get(place.id) ?? { ...quarter, place, room: state.room, objects: [] };
    visits.set(place.id, { ...visit, objects: [...visit.objects, objectOf(id, state)] });
  }
  for (const visit of visits.values()) await openVisit(world, String(district.id), visit);
  return visits.size;
}

/** Whoever is under direct supervision, reviewed or not; those who are suspended owe no visit. */
async function* objectsOf(world: World, district: string): AsyncGenerator<Supervised> {
  for (const status of supervised) yield* inStatus(world, district, status);
}

type Supervised = { id: string; state: Enrollment };

async function* inStatus(
  world: World,
  district: string,
  status: string,
): AsyncGenerator<Supervised> {
  const list = readListed(world, listKeyOf(district, "enrollment"), `${status}#`);
  for await (const { id, state } of list) yield { id: String(id), state: state as Enrollment };
}
