import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, instantAt } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";
import { supervised } from "#tests/end-to-end/supervision.ts";

const [from, days] = ["2026-03-03", 60];
let host: Host;
let calls = 0;

/** Counts what goes out to the database, its stream included, whoever in the host sends it. */
function count(message: unknown): void {
  const { request } = message as { request: ClientRequest };
  const target = request.getHeader("x-amz-target");
  const isOwn = `http://${request.getHeader("host")}` === host.dynamodbUrl.replace(/\/$/, "");
  if (isOwn && String(target).startsWith("DynamoDB")) calls += 1;
}

beforeAll(async () => {
  host = await startFrozen(from);
});
afterAll(() => host.stop());

it("sixty days of an object whom nobody sees to cost at most 50 calls of the database each", async () => {
  await supervised(host, { personId: "per_1001", unitId: "unit_1", unitName: "示例单位" });
  await host.settle();
  subscribe("http.client.request.start", count);
  await host.advanceTo(instantAt(addDays(from, days), "09:00"));
  unsubscribe("http.client.request.start", count);
  expect(calls).toBeGreaterThan(days);
  expect(calls / days).toBeLessThanOrEqual(50);
});
