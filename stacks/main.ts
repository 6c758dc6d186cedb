import "./alarms/alarms.ts";
import "./backup.ts";
import "./clock.ts";
import "./alarms/dashboard.ts";
import "./alarms/firewall.ts";
import "./alarms/guarded-changes.ts";
import "./reactions.ts";
import "./routes.ts";
import "./trail.ts";
import "./uploads.ts";
import { distribution, siteUrl } from "./edge/distribution.ts";
import { scheduleFailures, streamFailures } from "./queue.ts";
import { buckets, table } from "./storage.ts";

/** What `sst deploy` prints: what the commands of docs/deploy.md and docs/operate.md ask for. */
export const outputs = {
  site: siteUrl,
  distribution: distribution.domainName,
  table: table.name,
  files: buckets.files.bucket,
  seals: buckets.seals.bucket,
  streamFailures: streamFailures.url,
  scheduleFailures: scheduleFailures.url,
};
