import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { watch } from "./watch.ts";

/** Tells once a week what waits and is nobody's task. */
export function createWatch(world: World) {
  return (_event: unknown) => watch(world);
}

let handle: ReturnType<typeof createWatch> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed((event: unknown) => {
  handle ??= createWatch(createWorld(readConfig(process.env)));
  return handle(event);
});
