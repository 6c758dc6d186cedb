import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { createWorld } from "../world.ts";
import { openQuarter } from "./open-quarter.ts";

/** Opens what the calendar brings: the quarter's visits. */
export function createCycle(world: World) {
  return (_event: unknown) => openQuarter(world);
}

let handle: ReturnType<typeof createCycle> | undefined;

/** Lambda entry: schedule. */
export function handler(event: unknown) {
  handle ??= createCycle(createWorld(readConfig(process.env)));
  return handle(event);
}
