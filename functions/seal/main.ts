import type { World } from "#kernel/world.ts";
import { need, readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { sealNights } from "./seal.ts";

/** Seals the days that are over. */
export function createSeal(world: World) {
  return (_event: unknown) => sealNights(world);
}

let handle: ReturnType<typeof createSeal> | undefined;

/** Lambda entry: schedule. */
export const handler = unnamed(async (event: unknown) => {
  handle ??= createSeal(await connectWorld());
  return handle(event);
});

async function connectWorld(): Promise<World> {
  const config = readConfig(process.env);
  const bucket = need(config.sealBucket, "SST_RESOURCE_Seals");
  // The client is large, and nobody waits for this function but the night.
  const { openSealBucket } = await import("./bucket.ts");
  return createWorld(config, { seals: openSealBucket(bucket, config.region) });
}
