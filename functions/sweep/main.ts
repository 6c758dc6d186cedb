import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { sweep } from "./sweep.ts";

/** Wakes whatever is due. */
export function createSweep(world: World) {
  return (_event: unknown) => sweep(world);
}

let handle: ReturnType<typeof createSweep> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed((event: unknown) => {
  handle ??= createSweep(createWorld(readConfig(process.env)));
  return handle(event);
});
