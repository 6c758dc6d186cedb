import { readConfig } from "../config.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { connectConductor } from "../react/conductor.ts";
import { createWorld } from "../world.ts";
import { createStep } from "./step.ts";

let handle: ReturnType<typeof createStep> | undefined;

/** Lambda entry: a Task state of a workflow. */
export const handler = unnamed((event: unknown) => {
  handle ??= createStep(
    createWorld(readConfig(process.env), { conductor: connectConductor(process.env) }),
  );
  return handle(event);
});

export { createStep };
