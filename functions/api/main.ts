import { handle } from "hono/aws-lambda";
import { need, readConfig } from "../config.ts";
import { createWorld } from "../world.ts";
import { createApi } from "./app.ts";

const config = readConfig(process.env);
const identity = need(config.identity, "OIDC_ISSUER, OIDC_AUDIENCE");

/** Lambda entry: the staff API, without the vault and the files. */
export const handler = handle(createApi(createWorld(config), identity));
