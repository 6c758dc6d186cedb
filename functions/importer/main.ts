import { type Config, readConfig } from "../config.ts";
import { createFiles } from "../files.ts";
import { createVault } from "../vault.ts";
import { createWorld } from "../world.ts";
import { createImporter } from "./importer.ts";

function connectWorld(config: Config) {
  return createWorld(config, { files: createFiles(config), vault: createVault(config) });
}

let handle: ReturnType<typeof createImporter> | undefined;

/** Lambda entry: a Task state of the import workflow. */
export function handler(event: unknown): Promise<unknown> {
  handle ??= createImporter(connectWorld(readConfig(process.env)));
  return handle(event);
}

export { createImporter };
