import * as z from "zod/mini";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { OfficerList } from "#kernel/district/officers.ts";
import { type District, type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";

/** What a district begins with: its configuration and the officers who work there. */
export const DistrictFile = z.object({ config: DistrictConfig, officers: OfficerList });
export type DistrictFile = z.infer<typeof DistrictFile>;

/**
 * Sets a district up, with the calendars that are published so far; whatever is there already stays
 * as it is. Answers whether the district is new.
 */
export async function setUpDistrict(
  world: World,
  district: string,
  file: DistrictFile,
): Promise<"new" | "there"> {
  const isNew = await command(world, district, (state) =>
    state === undefined ? { type: "set-up", ...file } : undefined,
  );
  for (const calendar of publishedCalendars)
    await command(world, district, (state) =>
      state?.calendars.some(({ year }) => year === calendar.year)
        ? undefined
        : { type: "load-calendar", calendar },
    );
  return isNew ? "new" : "there";
}

/** Whether there was something to do. */
async function command(
  world: World,
  district: string,
  choose: (state: District | undefined) => DistrictCommand | undefined,
): Promise<boolean> {
  const receipt = await execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor: systemActor,
    right: "unasked",
    decide: ({ state }, context) => {
      const chosen = choose(state);
      return chosen === undefined ? [] : districtProcess.decide(state, chosen, context);
    },
  });
  if (isRefusal(receipt)) throw new Error(`${district}: ${receipt.refused}`);
  return receipt.events.length > 0;
}
