import { dayOf, quarterEnd, quarterOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { follow } from "#process/incident/follow.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { placeOf } from "../../cycle/open-visit.ts";

/**
 * An object has left the post, or supervision, or it rests: the visits that their place owes this
 * quarter, and the next one where that is open already, are no longer owed for them (R18).
 */
export async function leaveVisits(world: World, event: Event): Promise<void> {
  const record = await world.store.get(recordKey(event.kind, event.id));
  const state = record?.state as Enrollment | undefined;
  if (state === undefined) return;
  const rests = state.status === "SUSPENDED" ? "监督中止" : "已退出直接监督";
  const reason = state.leftPost?.reason ?? rests;
  const { year, quarter } = quarterOf(dayOf(event.at));
  const next = quarterOf(quarterEnd(year, quarter + 1));
  for (const one of [{ year, quarter }, next])
    await follow(world, event, "visit", {
      process: quarterly,
      id: quarterlyId(event.district, placeOf(state).id, one),
      tasks: "open",
      decide: ({ state: visit }, context) =>
        visit === undefined
          ? []
          : quarterly.decide(
              visit,
              { type: "lose-object", enrollmentId: event.id, reason },
              context,
            ),
    });
}
