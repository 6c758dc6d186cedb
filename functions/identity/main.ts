import { createApi } from "../api/app.ts";
import { need } from "../config.ts";
import { createFiles } from "../files.ts";
import { createIdentities } from "../keys/identities.ts";
import { createVault } from "../keys/vault.ts";
import { loadConfig } from "../load-config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { identityTable } from "./routes.ts";

const config = await loadConfig(process.env);
const login = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");
const world = createWorld(config, {
  files: createFiles(config),
  vault: createVault(config),
  identities: createIdentities(config),
});

/** Lambda entry: those paths of the staff API that take in or open who reported, and open material. */
export const handler = serve(createApi(world, login, identityTable), config);
