import { readConfig } from "../config.ts";
import { serve } from "../serve.ts";
import { createReference } from "./reference.ts";

/** Lambda entry: what the API says of itself. Its package holds every route, and no way to the table. */
export const handler = serve(createReference(), readConfig(process.env));
