import { yearOf } from "#kernel/deadline/day.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { processOf } from "#processes";
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
    const { personId, personName, unitId, unitName, post } = state.candidate;
    const objectClass = state.nomination?.objectClass ?? "";
    const { room } = state;
    const whose = { personId, personName, unitId, unitName, post, objectClass, room };
    const id = derivedId("debriefing", district, enrollmentId, String(year));
    const command = { type: "open" as const, year, enrollmentId, ...whose };
    const answer = await send(world, debriefing, { id, district }, command);
    if (isRefusal(answer))
      await setAside(
        world,
        district,
        {
          step: "debriefing",
          subject: { kind: "debriefing", id },
          reason: answer.refused,
        },
        processOf,
      );
    opened += 1;
  }
  return opened;
}
