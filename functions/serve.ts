import { createHash } from "node:crypto";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { refuse } from "#kernel/refusal.ts";
import { problemOf } from "./api/problem.ts";
import type { Config } from "./config.ts";

/** What CloudFront shows with every request that it sends on, see `stacks/edge.ts`. */
const originHeader = "x-origin-key";

/** What every answer says, unless it says otherwise itself; the edge adds the same where it can. */
const always: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000",
};

/**
 * A Lambda handler for pages or an API. Where the deployment names hashes of the edge's key, whoever
 * comes past the edge, and so past its firewall, is turned away with 403 `edge.passed-by`.
 */
export function serve(app: Hono, { originKeyHashes }: Pick<Config, "originKeyHashes">) {
  const site = new Hono();
  site.use(async (c, next) => {
    const shown = createHash("sha256")
      .update(c.req.header(originHeader) ?? "")
      .digest("hex");
    if (originKeyHashes.length > 0 && !originKeyHashes.includes(shown))
      return problemOf(refuse("edge.passed-by"));
    await next();
    for (const [name, value] of Object.entries(always))
      if (!c.res.headers.has(name)) c.header(name, value);
    return undefined;
  });
  site.all("*", (c) => app.fetch(c.req.raw, c.env));
  return handle(site);
}
