import type { Config } from "../config.ts";
import { createFiles } from "../files.ts";
import { createVault } from "../keys/vault.ts";
import { loadConfig } from "../load-config.ts";
import { once } from "../once.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { createImporter } from "./importer.ts";

function connectWorld(config: Config) {
  return createWorld(config, { files: createFiles(config), vault: createVault(config) });
}

const connected = once(async () => createImporter(connectWorld(await loadConfig(process.env))));

/** Lambda entry: a Task state of the import workflow. */
export const handler = unnamed(async (event: unknown) => {
  return (await connected())(event);
});

export { createImporter };
