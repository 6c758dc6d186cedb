import { createApi } from "../api/app.ts";
import { everyRoute } from "../api/routes.ts";
import { need, readConfig } from "../config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createDocuments } from "./documents.ts";
import { createReference } from "./reference.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");

const api = createApi(createWorld(config, { documents: createDocuments() }), identity, everyRoute);

/**
 * Lambda entry: those paths of the staff API that answer with a Word or Excel file, or take one in;
 * and what the API says of itself.
 */
export const handler = serve(
  createReference().all("*", (c) => api.fetch(c.req.raw, c.env)),
  config,
);
