import { type Day, dayOf, yearOf } from "#kernel/deadline/day.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { isDead, isGone, isHeadless } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { objectsOf, type Supervised } from "./objects.ts";
import type { Opening } from "./openers.ts";

/** A month before D-DEB-1, by which the year's plan is out. */
const opensOn = "10-01";

/**
 * On 1 October, opens the year's debriefing of everybody under direct supervision. Harmless
 * when repeated: an enrollment and year have one id.
 */
export async function openDebriefings(world: World, { district, today }: Opening): Promise<number> {
  if (today.slice(5) !== opensOn) return 0;
  let opened = 0;
  for await (const object of objectsOf(world, district))
    if (await openOf(world, { district, year: yearOf(today) }, object)) opened += 1;
  return opened;
}

/**
 * The year's debriefing of somebody whose supervision rested, since the day `from`, when those of the others
 * were opened; that of a year that is over is not made up for.
 */
export async function openDebriefing(
  world: World,
  { district, today, from }: { district: string; today: Day; from: Day },
  object: Supervised,
): Promise<void> {
  const opening = `${yearOf(today)}-${opensOn}`;
  const { effectiveOn = today } = object.state;
  if (today < opening || from > opening || effectiveOn > opening || isDead(object.state)) return;
  await openOf(world, { district, year: yearOf(today) }, object);
}

async function openOf(
  world: World,
  { district, year }: { district: string; year: number },
  { id: enrollmentId, state }: Supervised,
): Promise<boolean> {
  if (isHeadless(state)) return false;
  const { personId, personName, unitId, unitName, post } = state.candidate;
  const objectClass = state.nomination?.objectClass ?? "";
  const { room } = state;
  const whose = { personId, personName, unitId, unitName, post, objectClass, room };
  const id = derivedId("debriefing", district, enrollmentId, String(year));
  const command = { type: "open" as const, year, enrollmentId, ...whose };
  const opening = { process: debriefing, id, command, step: "debriefing" } as const;
  const outcome = await carryOut(world, { district }, opening);
  if (outcome === "done") await noteEarlierLeaving(world, { id, district }, state);
  return true;
}

/** Who had left the post before the year's debriefing was opened debriefs in writing (process sheet §4.7). */
async function noteEarlierLeaving(
  world: World,
  to: { id: string; district: string },
  state: Enrollment,
): Promise<void> {
  const left: Enrollment["leftPost"] =
    state.headLeft ?? (isGone(state) ? state.leftPost : undefined);
  if (left === undefined) return;
  const { reason, at, on = dayOf(at) } = left;
  await carryOut(
    world,
    { district: to.district },
    {
      process: debriefing,
      id: to.id,
      command: { type: "note-left-post", on, reason },
    },
  );
}
