import { need } from "../config.ts";
import { createFiles } from "../files.ts";
import { createContacts } from "../keys/contacts.ts";
import { loadConfig } from "../load-config.ts";
import { lookInto } from "../look/look.ts";
import { serve } from "../serve.ts";
import { createWorld } from "../world.ts";
import { createEvidencePages } from "./app.ts";

const config = await loadConfig(process.env);

const world = createWorld(config, {
  linkKey: need(config.linkKey, "LINK_KEY"),
  contacts: createContacts(config),
  files: createFiles(config, lookInto),
});

/** Lambda entry: material behind a link, opened and sent in. */
export const handler = serve(createEvidencePages(world), config);
