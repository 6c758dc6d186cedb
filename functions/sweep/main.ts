import * as z from "zod/mini";
import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { everyShard, sweep } from "./sweep.ts";

/** Parts of the wake index that a host knows to hold something due; all of them in AWS. */
const Asked = z.object({ shards: z.optional(z.array(z.enum(everyShard))) });

/** Wakes whatever is due. */
export function createSweep(world: World) {
  return (event: unknown) => sweep(world, undefined, Asked.safeParse(event).data?.shards);
}

let handle: ReturnType<typeof createSweep> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed((event: unknown) => {
  handle ??= createSweep(createWorld(readConfig(process.env)));
  return handle(event);
});
