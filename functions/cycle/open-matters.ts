import { yearOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { isHeadless } from "#process/enrollment/review/leaving.ts";
import { openingOf } from "#process/matters/declaration/opening.ts";
import { openReport } from "#process/matters/reactions.ts";
import { objectsOf } from "./objects.ts";
import type { Opening } from "./openers.ts";

/** Day, mm-dd, on which the year's reports are opened (process sheet §4.8). */
const opensOn = "12-15";

/** On 15 December the annual report of everybody under supervision is opened, due on 31 January. */
export async function openMatters(world: World, opening: Opening): Promise<number> {
  const { district, rules, today } = opening;
  if (!today.endsWith(opensOn) || pilotProblem(rules, "matters", today) !== undefined) return 0;
  const year = yearOf(today);
  let opened = 0;
  for await (const { id: enrollment, state } of objectsOf(world, district)) {
    if (isHeadless(state)) continue;
    const of = { type: "ANNUAL", year, limit: { code: "D-PMR-1", base: today } } as const;
    const id = derivedId("matters", district, enrollment, "ANNUAL", String(year));
    await openReport(world, { district }, { id, opening: await openingOf(world, state, of) });
    opened += 1;
  }
  return opened;
}
