import * as z from "zod/mini";
import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { createWorld } from "../world.ts";
import { countReport } from "./count.ts";

const Step = z.object({ step: z.literal("count"), id: z.string(), district: z.string() });

/** Counts a report's figures, once a version: a call for one that has them does nothing. */
export function createStatistics(world: World) {
  return async (event: unknown): Promise<{ records: number }> =>
    countReport(world, Step.parse(event));
}

let handle: ReturnType<typeof createStatistics> | undefined;

/** Lambda entry: a step of the workflow of reports. */
export function handler(event: unknown) {
  handle ??= createStatistics(createWorld(readConfig(process.env)));
  return handle(event);
}
