import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import { need, readConfig } from "../config.ts";
import { createFiles } from "../files.ts";
import { createVault } from "../vault.ts";
import { createWorld } from "../world.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");
const world = createWorld(config, { files: createFiles(config), vault: createVault(config) });

/** Lambda entry: those paths of the staff API that open or fill the vault. */
export const handler = handle(createApi(world, identity));
