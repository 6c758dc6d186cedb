import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { everyShard, sweep } from "./sweep.ts";

/** Wakes whatever is due; a host says in which parts of the wake index it knows of something, AWS does not. */
export function createSweep(world: World) {
  return (event: unknown) => sweep(world, undefined, shardsIn(event));
}

function shardsIn(event: unknown): readonly string[] | undefined {
  if (typeof event !== "object" || event === null || !("shards" in event)) return undefined;
  const { shards } = event;
  return Array.isArray(shards) ? everyShard.filter((one) => shards.includes(one)) : undefined;
}

let handle: ReturnType<typeof createSweep> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed((event: unknown) => {
  handle ??= createSweep(createWorld(readConfig(process.env)));
  return handle(event);
});
