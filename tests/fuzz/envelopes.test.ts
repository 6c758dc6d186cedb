import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { mayEver } from "#kernel/permission/gate.ts";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { startInMemory } from "#tests/end-to-end/harness.ts";
import { verifyHost } from "#tests/end-to-end/whole-table.ts";
import { envelopesOf, plainBody, type Sent } from "./envelopes.ts";

let host: Host;
beforeAll(async () => {
  host = await startInMemory({ sample: "districts" });
});
afterAll(() => host.stop());

/** Pages without login, at whose end anybody may send what they like. */
const doors = [
  ...["", "/code", "/verify", "/again", "/recuse", "/pass-on", "/batch", "/files", "/files/x"],
  ...["/mine/change", "/mine/code", "/mine/verify", "/mine/open", "/report", "/report/1"],
  ...["/overdue/code", "/overdue/verify", "/overdue/urge", "/overdue/open"],
].map((rest) => `/l/${"a".repeat(43)}${rest}`);
const pages = [
  ...["report", "receipt", "filing", "query", "supplement", "objection"],
  ...["upload/announcement", "upload/fil_x"],
].map((rest) => `/p/sample/${rest}`);

async function send(path: string, method: string, { headers, body }: Sent, more = {}) {
  const answer = await fetch(`${host.url}${path}`, {
    method,
    headers: { ...more, ...headers },
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

describe("whatever the envelope, the answer is no fault of ours (S12, inputs 08)", () => {
  it("every route that takes a body", { timeout: 600_000 }, async () => {
    const routes = (await allRoutes()).filter(
      ({ method, path }) => method !== "get" && !["/officers", "/config"].includes(path),
    );
    const failed: unknown[] = [];
    const lane = async () => {
      for (let route = routes.pop(); route !== undefined; route = routes.pop()) {
        const { right, method, path } = route;
        const who = sampleOfficers.find(
          (one) => one.district === "sample" && mayEver(one, right),
        )?.id;
        const token = await host.token(who ?? "u-chen");
        for (const sent of envelopesOf(plainBody(route))) {
          const status = await send(
            `/api/v1${path.replaceAll(/\{\w+\}/g, "x")}`,
            method.toUpperCase(),
            sent,
            { authorization: `Bearer ${token}`, "idempotency-key": randomUUID() },
          );
          if (status >= 500) failed.push([status, method, path, sent.name]);
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    expect(failed).toEqual([]);
  });

  it.each([...doors, ...pages, "/b", "/b/paper", "/l/login"])("POST %s", async (path) => {
    const failed: unknown[] = [];
    for (const sent of envelopesOf('{"code":"123456","action":"approve"}')) {
      const status = await send(path, "POST", sent);
      if (status >= 500) failed.push([status, sent.name]);
    }
    expect(failed).toEqual([]);
  });

  it("and nothing is half written", async () => {
    await host.settle();
    expect((await verifyHost(host)).findings).toEqual([]);
  });
});
