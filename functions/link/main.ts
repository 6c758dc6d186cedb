import { need } from "../config.ts";
import { createContacts } from "../keys/contacts.ts";
import { loadConfig } from "../load-config.ts";
import { createCodeSender } from "../mail/code-sender.ts";
import { createMailer } from "../mail/mail.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createLinkPages } from "./app.ts";

const config = await loadConfig(process.env);

const world = createWorld(config, {
  linkKey: need(config.linkKey, "LINK_KEY"),
  contacts: createContacts(config),
  ...createCodeSender(config, createMailer(config)),
});

/** Lambda entry: the public link pages. */
export const handler = serve(createLinkPages(world, config.linkLogin), config);
