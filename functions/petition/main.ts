import { need } from "../config.ts";
import { createFiles, storeOf } from "../files.ts";
import { createIdentities } from "../keys/identities.ts";
import { createVault } from "../keys/vault.ts";
import { loadConfig } from "../load-config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createPetitionPages } from "./app.ts";
import { createDesk } from "./desk.ts";

const config = await loadConfig(process.env);

const world = createWorld(config, {
  linkKey: need(config.linkKey, "LINK_KEY"),
  files: createFiles(config),
  vault: createVault(config),
  identities: createIdentities(config),
});

/** Lambda entry: the public pages of petitions. */
export const handler = serve(createPetitionPages(createDesk(world, () => storeOf(config))), config);
