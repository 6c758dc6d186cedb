import { addDays, type Day, dayOf, quarterEnd, quarterOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { follow } from "#process/incident/follow.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarter } from "#process/quarterly/schema.ts";
import { quarterlyId, quarterText } from "#process/quarterly/visits/quarter.ts";
import { placeOf } from "../../cycle/open-visit.ts";

/**
 * An object has left the post, or supervision, or it rests: from the quarter of the real day on, up to
 * the next one where that is open already, their place owes no visit for them (R18).
 */
export async function leaveVisits(world: World, event: Event): Promise<void> {
  const record = await world.store.get(recordKey(event.kind, event.id));
  const state = record?.state as Enrollment | undefined;
  if (state === undefined) return;
  const rests = state.status === "SUSPENDED" ? "监督中止" : "已退出直接监督";
  const reason = state.leftPost?.reason ?? rests;
  const on = lastDayOf(state) ?? dayOf(event.at);
  for (const one of quartersOpen(state, on, dayOf(event.at)))
    await follow(world, event, "visit", {
      process: quarterly,
      id: quarterlyId(event.district, placeOf(state).id, one),
      tasks: "open",
      decide: ({ state: visit }, context) =>
        visit === undefined
          ? []
          : quarterly.decide(
              visit,
              { type: "lose-object", enrollmentId: event.id, reason, on },
              context,
            ),
    });
}

/** The real day of leaving, of removal or of the suspension, whenever it was entered. */
function lastDayOf({ leftPost, removal, suspension }: Enrollment): Day | undefined {
  if (leftPost !== undefined) return leftPost.on ?? dayOf(leftPost.at);
  return removal?.on ?? suspension?.from;
}

/** Quarters that may have a visit for them: from the day on, once supervision had begun. */
function quartersOpen({ effectiveOn }: Enrollment, on: Day, today: Day): Quarter[] {
  if (effectiveOn === undefined) return [];
  const from = [on, today].toSorted()[0] ?? today;
  const last = nextAfter(quarterOf(today));
  const quarters: Quarter[] = [];
  for (
    let one = quarterOf(from < effectiveOn ? effectiveOn : from);
    quarterText(one) <= quarterText(last);
    one = nextAfter(one)
  )
    quarters.push(one);
  return quarters;
}

function nextAfter({ year, quarter }: Quarter): Quarter {
  return quarterOf(addDays(quarterEnd(year, quarter), 1));
}
