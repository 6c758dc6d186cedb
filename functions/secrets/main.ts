import { createApi } from "../api/app.ts";
import { need } from "../config.ts";
import { createFiles } from "../files.ts";
import { createContacts, createMatters } from "../keys/contacts.ts";
import { createVault } from "../keys/vault.ts";
import { loadConfig } from "../load-config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { secretTable } from "./routes.ts";

const config = await loadConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");
const world = createWorld(config, {
  files: createFiles(config),
  vault: createVault(config),
  contacts: createContacts(config),
  matters: createMatters(config),
});

/** Lambda entry: those paths of the staff API that open or fill the vault. */
export const handler = serve(createApi(world, identity, secretTable), config);
