import { createHash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { type FunctionSpec, topology } from "#topology";

const key = "the word that the edge shows";
const hash = createHash("sha256").update(key).digest("hex");

const http = Object.entries(topology.functions as Record<string, FunctionSpec>).filter(
  ([, { trigger }]) => trigger.startsWith("http"),
);

const environment: Record<string, string> = {
  SST_RESOURCE_Records: '{"name":"Records"}',
  SST_RESOURCE_Files: '{"name":"Files"}',
  SITE_URL: "https://tiji.example.test",
  OIDC_ISSUER: "https://login.example.test",
  OIDC_AUDIENCE: "test",
  SMTP_URL: "smtp://localhost:2525",
  LINK_KEY: Buffer.alloc(32).toString("base64"),
  VAULT_KEY: Buffer.alloc(32).toString("base64"),
};

type Answer = { statusCode: number; headers: Record<string, string>; body: string };

/** The entry as Lambda would load it, called as an HTTP API calls it. */
async function call(
  { entry, paths = [] }: FunctionSpec,
  headers: Record<string, string>,
  hashes = `${hash},${"0".repeat(64)}`,
): Promise<Answer> {
  for (const [name, value] of Object.entries({ ...environment, ORIGIN_KEY_HASHES: hashes }))
    vi.stubEnv(name, value);
  vi.resetModules();
  const { handler } = (await import(new URL(`../../${entry}`, import.meta.url).href)) as {
    handler(event: object, context: object): Promise<Answer>;
  };
  const rawPath = (paths[0]?.path ?? "").replace(/\*$/, "nothing-here/at-all");
  const http = { method: "GET", path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1" };
  const event = {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: "",
    headers: { host: "api.example.test", ...headers },
    requestContext: { http, domainName: "api.example.test", requestId: "r1", stage: "$default" },
    isBase64Encoded: false,
  };
  return handler(event, {});
}

describe("every function that answers over HTTP", () => {
  it.each(http)("%s turns away whoever comes past the edge", async (_name, spec) => {
    for (const headers of [{}, { "x-origin-key": "" }, { "x-origin-key": hash }]) {
      const answer = await call(spec, headers);
      expect(answer.statusCode).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ code: "edge.passed-by" });
    }
  });

  it.each(http)("%s answers the edge, and says what the browser may keep", async (_, spec) => {
    const answer = await call(spec, { "x-origin-key": key });
    expect(answer.body).not.toContain('"code":"edge.passed-by"');
    expect(answer.headers).toMatchObject({
      "cache-control": spec.paths?.some(({ sameForAll }) => sameForAll)
        ? "public, max-age=300"
        : "no-store",
      "x-content-type-options": "nosniff",
      "strict-transport-security": expect.stringContaining("max-age="),
    });
  });

  it.each(http)("%s answers everybody where there is no edge", async (_name, spec) => {
    expect((await call(spec, {}, "")).body).not.toContain('"code":"edge.passed-by"');
  });
});
