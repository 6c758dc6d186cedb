import { type Day, dayOf } from "../deadline/day.ts";
import { districtProcess } from "../district/process.ts";
import { stateAsOf } from "../record/read/as-of.ts";
import type { World } from "../world.ts";
import type { PaperTexts } from "./saying.ts";

/** A district's own sentences as they were at the end of a day; undefined for today's. */
export async function textsOn(
  world: World,
  district: string,
  day: Day | undefined,
): Promise<PaperTexts | undefined> {
  if (day === undefined || day >= dayOf(world.clock())) return undefined;
  const found = await stateAsOf(world, districtProcess, district, day);
  return found === undefined ? undefined : (found.state.config.papers ?? {});
}
