import { pilotProblem } from "#kernel/district/pilot.ts";
import type { World } from "#kernel/world.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { remindedOn } from "#process/learning/festivals.ts";
import { learning, learningId } from "#process/learning/process.ts";
import { openForObject } from "#process/learning/reactions.ts";
import { objectsOf } from "./objects.ts";
import type { Opening } from "./openers.ts";

/**
 * Three working days ahead of each holiday, and until it begins, everybody under supervision is
 * reminded once; on a month's first day, and on the pilot's, objects without an education record get
 * theirs.
 */
export async function openEducation(world: World, opening: Opening): Promise<number> {
  const { district, rules, today } = opening;
  if (pilotProblem(rules, "education", today) !== undefined) return 0;
  const holidays = remindedOn(rules.calendars, today);
  const isFirst = today.endsWith("-01") || rules.config.pilots?.education?.from === today;
  if (holidays.length === 0 && !isFirst) return 0;
  let opened = 0;
  for await (const { state } of objectsOf(world, district)) {
    await openForObject(world, { cause: { district }, state }, { rules, on: today });
    for (const { personId } of personsOf(state.candidate))
      for (const holiday of holidays) {
        const id = learningId(district, personId);
        const command = { type: "remind", ...holiday } as const;
        await carryOut(world, { district }, { process: learning, id, command });
      }
    opened += 1;
  }
  return opened;
}
