import { dayOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import { isStillObject, leavingBy } from "#process/enrollment/body/still-object.ts";
import { isDeath, leavingIn } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { type Cause, carryOut } from "#process/incident/carry-out.ts";
import { learning, learningId } from "./process.ts";

type Supervised = { cause: Cause; state: Enrollment };

/**
 * The education records of an object, of a body one for each of its people. A new one is talked with within 30 days (D-EDU-2); for those who
 * were there before the pilot, its clocks run from its first day.
 */
export async function openForObject(
  world: World,
  { cause, state }: Supervised,
  { rules, on }: { rules: Rules; on: string },
): Promise<void> {
  if (pilotProblem(rules, "education", on) !== undefined) return;
  const first = rules.config.pilots?.education?.from ?? on;
  const { effectiveOn = on } = state;
  const { unitId, unitName } = state.candidate;
  for (const { personId, personName } of personsOf(state.candidate))
    await carryOut(world, cause, {
      process: learning,
      id: learningId(cause.district, personId),
      command: {
        type: "open",
        person: { personId, personName, unitId, unitName },
        room: state.room,
        since: effectiveOn < first ? first : effectiveOn,
        talk: effectiveOn < first ? "none" : "due",
      },
    });
}

/** Somebody has come under direct supervision. */
export async function openForNew(world: World, event: Event): Promise<void> {
  const [record, district] = await world.store.getMany([
    recordKey(event.kind, event.id),
    recordKey("district", event.district),
  ]);
  const state = record?.state as Enrollment | undefined;
  if (state === undefined) return;
  const { rules } = districtOf(district);
  await openForObject(world, { cause: event, state }, { rules, on: dayOf(event.at) });
}

/** Somebody has died: their record asks nothing more, whatever becomes of the supervision. */
export async function endForDead(world: World, event: Event): Promise<void> {
  const left = leavingIn(event.data as { left?: { reason: string } });
  if (left !== undefined && isDeath(left)) await end(world, event, event.id, "本人去世");
}

/** Somebody is no longer an object: their record asks nothing more. */
export async function endForRemoved(world: World, event: Event): Promise<void> {
  const { kind, id, district } = event;
  const enrolled = await world.store.get(recordKey(kind, id));
  const state = enrolled?.state as Enrollment | undefined;
  if (state === undefined) return;
  for (const personId of leavingBy(event, personsOf(state.candidate))) {
    if (!(await isStillObject(world, district, personId))) await end(world, event, personId);
  }
}

async function end(world: World, event: Event, personId: string, reason?: string): Promise<void> {
  const id = learningId(event.district, personId);
  if ((await world.store.get(recordKey("learning", id))) === undefined) return;
  const command = { type: "end", ...(reason === undefined ? {} : { reason }) } as const;
  await carryOut(world, event, { process: learning, id, command });
}
