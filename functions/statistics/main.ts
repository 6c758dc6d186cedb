import * as z from "zod/mini";
import type { World } from "#kernel/world.ts";
import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";

const Base = z.object({ id: z.string(), district: z.string() });
const Part = z.object({ district: z.string(), name: z.string() });

const Step = z.discriminatedUnion("step", [
  z.extend(Base, { step: z.literal("plan-parts") }),
  z.extend(Base, { step: z.literal("take-part"), part: Part }),
  z.extend(Base, { step: z.literal("count") }),
]);

/** What the workflow of reports asks: each step may be repeated, and does nothing where it is done. */
export function createStatistics(world: World) {
  return async (event: unknown): Promise<unknown> => {
    const step = Step.parse(event);
    switch (step.step) {
      case "plan-parts":
        return (await import("./parts.ts")).planParts(world, step);
      case "take-part":
        return (await import("./parts.ts")).takePart(world, step, step.part);
      case "count":
        return (await import("./count.ts")).countReport(world, step);
    }
  };
}

let handle: ReturnType<typeof createStatistics> | undefined;

/** Lambda entry: a step of the workflow of reports. */
export const handler = unnamed((event: unknown) => {
  handle ??= createStatistics(createWorld(readConfig(process.env)));
  return handle(event);
});
