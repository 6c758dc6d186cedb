import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { isGone, isHeadless } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { objectsOf } from "./objects.ts";
import type { Opening } from "./openers.ts";

/** A month before D-DEB-1, by which the year's plan is out. */
const opensOn = "10-01";

/**
 * On 1 October, opens the year's debriefing of everybody under direct supervision. Harmless
 * when repeated: an enrollment and year have one id.
 */
export async function openDebriefings(world: World, { district, today }: Opening): Promise<number> {
  if (today.slice(5) !== opensOn) return 0;
  const year = yearOf(today);
  let opened = 0;
  for await (const { id: enrollmentId, state } of objectsOf(world, district)) {
    if (isHeadless(state)) continue;
    const { personId, personName, unitId, unitName, post } = state.candidate;
    const objectClass = state.nomination?.objectClass ?? "";
    const { room } = state;
    const whose = { personId, personName, unitId, unitName, post, objectClass, room };
    const id = derivedId("debriefing", district, enrollmentId, String(year));
    const command = { type: "open" as const, year, enrollmentId, ...whose };
    const opening = { process: debriefing, id, command, step: "debriefing" } as const;
    const outcome = await carryOut(world, { district }, opening);
    if (outcome === "done") await noteEarlierLeaving(world, { id, district }, state);
    opened += 1;
  }
  return opened;
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
