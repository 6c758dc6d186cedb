import { need, readConfig } from "../config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createApi } from "./app.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");

/** Lambda entry: the staff API, without the vault and the files. */
export const handler = serve(createApi(createWorld(config), identity), config);
