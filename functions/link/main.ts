import { handle } from "hono/aws-lambda";
import { createWorld } from "../world.ts";
import { createLinkPages } from "./app.ts";

/** Lambda entry: the public link pages. */
export const handler = handle(createLinkPages(createWorld(process.env)));
