import * as z from "zod/mini";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { allDistricts } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { DayText } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { type Opening, openers } from "./openers.ts";

/** A day that is opened once more, by hand, where its own run was lost. */
const Asked = z.object({ day: z.optional(DayText) });

/** Opens what the calendar brings, in every district: today's, or that of the day asked for. */
export function createCycle(world: World) {
  return (event: unknown) => {
    const { success, data } = Asked.safeParse(event);
    return openDay(world, (success ? data.day : undefined) ?? dayOf(world.clock()));
  };
}

/**
 * One day's openings. A district or an opener that fails stops no other; the call fails at the end,
 * so that it is made again.
 */
export async function openDay(world: World, today: Day): Promise<Record<string, number>> {
  const opened: Record<string, number> = {};
  const failed: unknown[] = [];
  for await (const item of readAbout(world, allDistricts)) {
    const opening: Opening = { district: String(item.id), rules: districtOf(item).rules, today };
    for (const [name, load] of Object.entries(openers))
      try {
        const open = await load();
        opened[name] = (opened[name] ?? 0) + (await open(world, opening));
      } catch (error) {
        world.log("cycle.failed", { opener: name, error: String((error as Error).name) });
        failed.push(error);
      }
  }
  if (failed.length > 0) throw new AggregateError(failed, "Some openings failed");
  return opened;
}

let handle: ReturnType<typeof createCycle> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed((event: unknown) => {
  handle ??= createCycle(createWorld(readConfig(process.env)));
  return handle(event);
});
