import { createHash } from "node:crypto";
import { Hono } from "hono";
import { defaultIsContentTypeBinary, handle } from "hono/aws-lambda";
import { refuse } from "#kernel/refusal.ts";
import { problemOf, unexpectedProblem } from "./api/problem.ts";
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
  site.onError(() => unexpectedProblem(undefined));
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

/** Bytes of one answer that Lambda hands on ("Lambda quotas", Lambda Developer Guide). */
const mostOfAnswer = 6 * 1024 * 1024;

/** The most bytes that a byte or a UTF-16 unit of a body takes there, escaped as `\u0000` is. */
const perUnit = 6;

/**
 * Whether Lambda hands a body on: in its answer a text is a JSON string, and anything else base64. What
 * is longer than 6 MB so written becomes a bare 500.
 */
export function fitsAnswer(body: string | ArrayBuffer, contentType: string): boolean {
  const units = typeof body === "string" ? body.length : body.byteLength;
  return units * perUnit <= mostOfAnswer || bytesInAnswer(body, contentType) <= mostOfAnswer;
}

function bytesInAnswer(body: string | ArrayBuffer, contentType: string): number {
  if (typeof body !== "string" && defaultIsContentTypeBinary(contentType))
    return Math.ceil(body.byteLength / 3) * 4;
  const text = typeof body === "string" ? body : Buffer.from(body).toString();
  return Buffer.byteLength(JSON.stringify(text));
}
