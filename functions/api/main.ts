import { need, readConfig } from "../config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createApi } from "./app.ts";
import { staffGroups } from "./groups.ts";
import { tableOf } from "./table.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");

/** Lambda entry: the staff API, without the vault and the files. */
export const handler = serve(
  createApi(createWorld(config), identity, tableOf(staffGroups)),
  config,
);
