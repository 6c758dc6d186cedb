import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { logAccess } from "../data/access-log.ts";
import { createBucket } from "../data/bucket.ts";
import { serviceKey } from "../data/keys.ts";
import { settings } from "../deployment.ts";

/** China's CloudFront reads by its older identity, which cannot ask KMS; the files are public anyway. */
export const consoleBucket = createBucket(
  { name: "Console", oldVersionDays: 30 },
  settings.china ? "s3" : { key: serviceKey.arn },
);
logAccess("Console", consoleBucket);

const built = join($cli.paths.root, "dist/console");
const placeholder =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>提级监督</title>';
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** What the console must know before a login; asked anew each time, so that a change is seen at once. */
const site = {
  ...settings.site,
  issuer: settings.oidc.issuer,
  clientId: settings.oidc.consoleClient,
  audience: settings.oidc.audience,
};
upload("console.json", { content: JSON.stringify(site) });

/** The built console if there is one. Hashed files may be kept for ever, others never. */
if (existsSync(join(built, "index.html"))) {
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) upload(path.slice(built.length + 1), { source: $asset(path) });
  }
} else if (settings.console === "built") {
  throw new Error("dist/console is not there: build the console, or set CONSOLE=none");
} else {
  upload("index.html", { content: `${placeholder}<p>控制台尚未构建，接口说明见 /docs` });
}

/** Files of an earlier build stay: a page that is open still asks for its own when it goes on. */
function upload(key: string, body: { content: string } | { source: ReturnType<typeof $asset> }) {
  const isHashed = key.startsWith("assets/");
  new aws.s3.BucketObjectv2(
    `Console-${key}`,
    {
      bucket: consoleBucket.bucket,
      key,
      contentType: types[extname(key)] ?? "application/octet-stream",
      cacheControl: isHashed ? "public, max-age=31536000, immutable" : "no-cache",
      ...body,
    },
    { retainOnDelete: isHashed },
  );
}
