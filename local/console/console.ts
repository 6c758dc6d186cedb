import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import { consoleFolder } from "./console-build.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** What the console is told before a login; the same shape as the deployment writes. */
export type ConsoleSite = {
  name: string;
  recordNumber?: string;
  issuer: string;
  clientId: string;
  audience: string;
};

/** Serves the built console at `/` with the policy that it has in production. */
export function createConsole(site: ConsoleSite): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("Content-Security-Policy", policyFor(site.issuer));
    c.header("Referrer-Policy", "no-referrer");
    c.header("X-Content-Type-Options", "nosniff");
  });
  app.get("/console.json", (c) => c.json(site, 200, { "Cache-Control": "no-cache" }));
  app.get("/", (c) => page(c.req.raw, "index.html"));
  app.get("/assets/:file{[\\w.-]+}", (c) => page(c.req.raw, `assets/${c.req.param("file")}`));
  return app;
}

/** Scripts and styles of our own only; requests to ourselves and to the login. */
function policyFor(issuer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${new URL(issuer).origin}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** A file of the build, packed as the deployment packs it. */
function page(request: Request, name: string): Response {
  const path = join(consoleFolder, name);
  if (!existsSync(path)) return new Response("没有这个文件\n", { status: 404 });
  const body = readFileSync(path);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304 });
  const isPacked = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  return new Response(new Uint8Array(isPacked ? gzipSync(body) : body), {
    headers: {
      ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
      Vary: "Accept-Encoding",
      "Content-Type": types[extname(name)] ?? "application/octet-stream",
      "Cache-Control": name.startsWith("assets/")
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      ETag: etag,
    },
  });
}
