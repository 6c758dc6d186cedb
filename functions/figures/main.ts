import { createApi } from "../api/app.ts";
import { need, readConfig } from "../config.ts";
import { createPapers } from "../documents/papers.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { drawPicture } from "./pictures.ts";
import { figureTable } from "./routes.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");
const world = createWorld(config, { documents: createPapers(drawPicture) });

/** Lambda entry: those paths of the staff API that answer with pictures, or papers with pictures. */
export const handler = serve(createApi(world, identity, figureTable), config);
