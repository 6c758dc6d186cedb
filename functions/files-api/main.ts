import { createApi } from "../api/app.ts";
import { need, readConfig } from "../config.ts";
import { createFiles } from "../files.ts";
import { lookInto } from "../look/look.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { fileTable } from "./routes.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");

/** Lambda entry: those paths of the staff API that deal with files. */
export const handler = serve(
  createApi(createWorld(config, { files: createFiles(config, lookInto) }), identity, fileTable),
  config,
);
