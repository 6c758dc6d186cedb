import * as z from "zod/mini";
import type { World } from "#kernel/world.ts";
import { check } from "./check.ts";
import { command, type Standing } from "./command.ts";
import { enterImported } from "./entries.ts";
import { writeChunk } from "./write-chunk.ts";

const Base = z.object({ id: z.string(), district: z.string() });

const Step = z.discriminatedUnion("step", [
  z.extend(Base, { step: z.literal("check") }),
  z.extend(Base, { step: z.literal("write-chunk"), chunk: z.int().check(z.nonnegative()) }),
  z.extend(Base, { step: z.literal("finish") }),
  z.extend(Base, { step: z.literal("record-failure"), error: z.string() }),
]);

/** What a Task state of the import workflow does; every step may be repeated. */
export function createImporter(world: World) {
  return async (event: unknown): Promise<Standing> => {
    const step = Step.parse(event);
    const { id, district } = step;
    switch (step.step) {
      case "check":
        return check(world, { id, district });
      case "write-chunk":
        return writeChunk(world, { id, district, chunk: step.chunk });
      case "finish":
        await enterImported(world, { id, district });
        return command(world, { id, district }, { type: "finish" });
      case "record-failure":
        await enterImported(world, { id, district });
        return command(world, { id, district }, { type: "record-failure", error: step.error });
    }
  };
}
