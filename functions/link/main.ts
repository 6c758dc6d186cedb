import { handle } from "hono/aws-lambda";
import { createCodeSender } from "../code-sender.ts";
import { need, readConfig } from "../config.ts";
import { createMailer } from "../mail.ts";
import { createWorld } from "../world.ts";
import { createLinkPages } from "./app.ts";

const config = readConfig(process.env);

const world = createWorld(config, {
  linkKey: need(config.linkKey, "LINK_KEY"),
  sendCode: createCodeSender(config, createMailer(config)),
});

/** Lambda entry: the public link pages. */
export const handler = handle(createLinkPages(world, config.linkLogin));
