import { handle } from "hono/aws-lambda";
import { readConfig } from "../config.ts";
import { createWorld } from "../world.ts";
import { createApi } from "./app.ts";

const { identity } = readConfig(process.env);
if (identity === undefined) throw new Error("OIDC_ISSUER and OIDC_AUDIENCE must be set");

/** Lambda entry: the staff API. */
export const handler = handle(createApi(createWorld(process.env), identity));
