import { type Day, yearOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { isDead, isHeadless } from "#process/enrollment/review/leaving.ts";
import { openingOf } from "#process/matters/declaration/opening.ts";
import { openReport } from "#process/matters/reactions.ts";
import { objectsOf, type Supervised } from "./objects.ts";
import type { Opening } from "./openers.ts";

/** Day, mm-dd, on which the year's reports are opened (process sheet §4.8). */
const opensOn = "12-15";

/** On 15 December the annual report of everybody under supervision is opened, due on 31 January. */
export async function openMatters(world: World, opening: Opening): Promise<number> {
  const { district, rules, today } = opening;
  if (!today.endsWith(opensOn) || pilotProblem(rules, "matters", today) !== undefined) return 0;
  const of = { district, year: yearOf(today), limit: { code: "D-PMR-1", base: today } };
  let opened = 0;
  for await (const object of objectsOf(world, district))
    if (await openOf(world, of, object)) opened += 1;
  return opened;
}

/**
 * The annual report of somebody whose supervision rested, since the day `from`, when those of the others
 * were opened: by 31 January where that is still to come, else as those report who are new (D-PMR-3).
 */
export async function openAnnual(
  world: World,
  { district, today, from }: { district: string; today: Day; from: Day },
  object: Supervised,
): Promise<void> {
  const year = today.slice(5) < opensOn ? yearOf(today) - 1 : yearOf(today);
  const opening = `${year}-${opensOn}`;
  const { effectiveOn = today } = object.state;
  if (from > opening || effectiveOn > opening || isDead(object.state)) return;
  const code = today <= `${year + 1}-01-31` ? "D-PMR-1" : "D-PMR-3";
  await openOf(world, { district, year, limit: { code, base: today } }, object);
}

async function openOf(
  world: World,
  { district, ...of }: { district: string; year: number; limit: { code: string; base: Day } },
  { id: enrollment, state }: Supervised,
): Promise<boolean> {
  if (isHeadless(state)) return false;
  const opening = await openingOf(world, state, { type: "ANNUAL", ...of });
  const id = derivedId("matters", district, enrollment, "ANNUAL", String(of.year));
  await openReport(world, { district }, { id, opening });
  return true;
}
