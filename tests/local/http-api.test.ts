import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createApi } from "#functions/api/app.ts";
import { everyRoute } from "#functions/api/routes.ts";
import { requestIdOf } from "#functions/request-id.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { throughGateway } from "#local/aws/http-api.ts";

const identity = { issuer: "http://127.0.0.1:1", audience: "x", jwksUrl: "http://127.0.0.1:1" };

/** What AWS's HTTP API makes of a request before the function sees it. */
describe("a request through the gateway", () => {
  const seen = new Hono().all("/*", async (c) =>
    c.json({
      path: c.req.path,
      header: c.req.header("x-request-id") ?? null,
      id: requestIdOf(c) ?? null,
      bytes: (await c.req.arrayBuffer()).byteLength,
    }),
  );
  const send = async (path: string, init?: RequestInit) => {
    const answer = await throughGateway(new Request(`http://site.test${path}`, init), seen);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it("has its number in the context, and in no header", async () => {
    const { body } = await send("/api/v1/x", { headers: { "x-request-id": "from outside" } });
    expect(body.header).toBeNull();
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("has its path decoded, and cut where a question mark or hash comes out", async () => {
    expect((await send("/api/v1/files/%E7%A4%BA%E4%BE%8B")).body.path).toContain("示例");
    expect((await send("/api/v1/files/a%3Fb")).body.path).toBe("/api/v1/files/a");
    expect((await send("/api/v1/files/a%23b")).body.path).toBe("/api/v1/files/a");
    expect((await send("/api/v1/files/%E0%A4")).status).toBe(200);
  });

  it("never arrives above Lambda's six megabytes, base64 and all", async () => {
    const headers = { "content-type": "application/octet-stream" };
    const post = (bytes: number) =>
      send("/api/v1/imports", { method: "POST", headers, body: new Uint8Array(bytes) });
    expect(await post(4_000_000)).toMatchObject({ status: 200, body: { bytes: 4_000_000 } });
    expect((await post(5_000_000)).status).toBe(413);
    expect((await post(11_000_000)).status).toBe(413);
  });

  it("never leaves above them: a quote takes two bytes of Lambda's answer, a file four for three", async () => {
    const given = async (body: string | Uint8Array<ArrayBuffer>, type: string) => {
      const app = new Hono().all("/*", (c) => c.body(body, 200, { "content-type": type }));
      return (await throughGateway(new Request("http://site.test/"), app)).status;
    };
    const text = "application/json";
    expect(await given("x".repeat(6_000_000), text)).toBe(200);
    expect(await given('"'.repeat(3_500_000), text)).toBe(500);
    expect(await given(new Uint8Array(4_500_000), "application/pdf")).toBe(200);
    expect(await given(new Uint8Array(5_000_000), "application/pdf")).toBe(500);
  });

  it("carries its number into the answer, the problem and the log", async () => {
    const lines: Record<string, unknown>[] = [];
    const world = {
      log: (event: string, fields: object) => void lines.push({ event, ...fields }),
      get store(): never {
        throw new TransientError("throttled");
      },
    } as unknown as World;
    const ask = (path: string) =>
      throughGateway(
        new Request(`http://site.test${path}`),
        createApi(world, identity, everyRoute),
      );
    const refused = await ask("/api/v1/tasks");
    const body = (await refused.json()) as { requestId: string; code: string };
    expect(body.code).toBe("auth.missing");
    expect(refused.headers.get("x-request-id")).toBe(body.requestId);
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
