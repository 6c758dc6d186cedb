import "./alarms/alarms.ts";
import "./data/backup.ts";
import "./compute/clock.ts";
import "./alarms/dashboard.ts";
import "./alarms/firewall.ts";
import "./alarms/guarded-changes.ts";
import "./compute/reactions.ts";
import "./routes.ts";
import "./trail.ts";
import "./data/uploads.ts";
import { scheduleFailures, streamFailures } from "./compute/queue.ts";
import { buckets, table } from "./data/storage.ts";
import { distribution, siteUrl } from "./edge/distribution.ts";

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
