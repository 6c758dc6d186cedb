import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { objectNameOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { setAside } from "#process/incident/set-aside.ts";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Served } from "#process/quarterly/schema.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { processOf } from "#processes";
import type { Unit } from "#registry/unit/schema.ts";

/** A visit that a place owes in a quarter. */
export type Visit = Omit<Extract<QuarterlyCommand, { type: "open" }>, "type">;

/** Opens a place's duty, or lets its new objects join; in the name that the library gives the place. */
export async function openVisit(world: World, district: string, visit: Visit): Promise<void> {
  const { id, name } = visit.place;
  const unit = (await world.store.get(recordKey("unit", id)))?.state as Unit | undefined;
  const place = { id, name: unit?.content.name ?? name };
  const visitId = quarterlyId(district, id, visit);
  const answer = await execute(world, {
    process: quarterly,
    id: visitId,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) =>
      quarterly.decide(state, { type: "open", ...visit, place }, context),
  });
  if (isRefusal(answer))
    await setAside(
      world,
      district,
      {
        step: "visit",
        subject: { kind: "quarterly", id: visitId },
        reason: answer.refused,
      },
      processOf,
    );
}

/** Where an object is visited: its village if one is named, else its unit. */
export function placeOf({ candidate }: Enrollment): Visit["place"] {
  const { placeId, unitId, unitName } = candidate;
  return { id: placeId ?? unitId, name: unitName };
}

/** An object as the visit's record names it. */
export function objectOf(enrollmentId: string, { candidate }: Enrollment): Served {
  const { personId, unitId } = candidate;
  return { enrollmentId, personId, personName: objectNameOf(candidate), unitId };
}
