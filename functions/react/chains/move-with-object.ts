import { dayOf, quarterOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Handed } from "#process/hands/schema.ts";
import { follow } from "#process/incident/follow.ts";
import { learning } from "#process/learning/process.ts";
import { matters } from "#process/matters/process.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";

type Of<S, C extends { type: string }> = { process: Process<S, C>; id: string };

/**
 * An object is another room's now: so are what its people write and are taught, and the visit that
 * nobody has planned yet. What somebody has begun on the spot, and clues, stay where they are.
 */
export async function moveWithObject(world: World, event: Event): Promise<void> {
  const handed = event.data as Handed;
  const { room } = handed;
  const item = await world.store.get(recordKey(event.kind, event.id));
  const state = item?.state as Enrollment | undefined;
  if (room === undefined || state === undefined) return;
  for (const { personId } of personsOf(state.candidate))
    for await (const { id, kind, district } of readAbout(world, personId)) {
      if (district !== event.district) continue;
      const of = String(id);
      if (kind === "learning") await move(world, event, { process: learning, id: of }, handed);
      if (kind === "matters") await move(world, event, { process: matters, id: of }, handed);
      if (kind === "debriefing") await move(world, event, { process: debriefing, id: of }, handed);
    }
  const { placeId, unitId } = state.candidate;
  const quarter = quarterOf(dayOf(event.at));
  const visit = quarterlyId(event.district, placeId ?? unitId, quarter);
  await move(world, event, { process: quarterly, id: visit }, handed, (of) => isOnly(of, event.id));
}

function isOnly({ plan, objects }: Quarterly, enrollment: string): boolean {
  return plan === undefined && objects.every(({ enrollmentId }) => enrollmentId === enrollment);
}

async function move<S, C extends { type: string }>(
  world: World,
  event: Event,
  { process, id }: Of<S, C>,
  { room, lead, reason }: Handed,
  isMoved: (state: S) => boolean = () => true,
): Promise<void> {
  if (room === undefined) return;
  await follow(world, event, "hand-over", {
    process,
    id,
    tasks: "open",
    decide: ({ state }, context) => {
      if (state === undefined || !isMoved(state)) return [];
      const { proposer = "", room: now } = process.bars?.(state) ?? {};
      const isOver = process.ended?.includes(process.keys(state).status) === true;
      if (now !== room.from || isOver) return [];
      const led = proposer === "" || lead === undefined ? {} : { to: lead.to };
      return process.reassign?.(state, { room: room.to, reason, ...led }, context) ?? [];
    },
  });
}
