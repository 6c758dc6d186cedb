import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { firstQuarter } from "#process/quarterly/visits/quarter.ts";
import { objectOf, openVisit, placeOf } from "../../cycle/open-visit.ts";

/**
 * With direct supervision, or when it runs on after a suspension, the first quarterly visit is owed:
 * this quarter's, or the next one's.
 */
export async function openFirstVisit(world: World, event: Event): Promise<void> {
  const [record, district] = await world.store.getMany([
    recordKey(event.kind, event.id),
    recordKey("district", event.district),
  ]);
  const state = record?.state as Enrollment | undefined;
  if (state?.effectiveOn === undefined) return;
  const { rules } = districtOf(district);
  const from = event.type === "enrollment.reinstated" ? String(event.data.on) : state.effectiveOn;
  const quarter = firstQuarter(rules, from, dayOf(event.at));
  const { room } = state;
  const objects = [objectOf(event.id, state)];
  await openVisit(world, event.district, { ...quarter, place: placeOf(state), room, objects });
}
