import { type Config, readConfig } from "../config.ts";
import { createFiles } from "../files.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { createAnalyzer } from "./analyzer.ts";

function connectWorld(config: Config) {
  return createWorld(config, { files: createFiles(config) });
}

let handle: ReturnType<typeof createAnalyzer> | undefined;

/** Lambda entry: the comparing step of the targeted inspection's workflow. */
export const handler = unnamed((event: unknown) => {
  handle ??= createAnalyzer(connectWorld(readConfig(process.env)));
  return handle(event);
});

export { createAnalyzer };
