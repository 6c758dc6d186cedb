import { createApi } from "../api/app.ts";
import { need, readConfig } from "../config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createDocuments } from "./documents.ts";
import { documentTable } from "./routes.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");
const world = createWorld(config, { documents: createDocuments() });

/** Lambda entry: those paths of the staff API that answer with a Word or Excel file, or take one in. */
export const handler = serve(createApi(world, identity, documentTable), config);
