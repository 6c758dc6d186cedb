import { need } from "../config.ts";
import { createContacts, createMatters } from "../keys/contacts.ts";
import { loadConfig } from "../load-config.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createReportPages } from "./app.ts";

const config = await loadConfig(process.env);

const world = createWorld(config, {
  linkKey: need(config.linkKey, "LINK_KEY"),
  contacts: createContacts(config),
  matters: createMatters(config),
});

/** Lambda entry: the pages on which a person fills in their report. */
export const handler = serve(createReportPages(world), config);
