import "./alarms.ts";
import "./clock.ts";
import "./dashboard.ts";
import "./reactions.ts";
import "./routes.ts";
import "./uploads.ts";
import { siteUrl } from "./edge.ts";
import { table } from "./storage.ts";

/** What `sst deploy` prints. */
export const outputs = { site: siteUrl, table: table.name };
