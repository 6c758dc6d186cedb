import { afterAll, beforeAll, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { startInMemory } from "#tests/end-to-end/harness.ts";
import { fuzz } from "./run.ts";

let host: Host;
beforeAll(async () => {
  host = await startInMemory({ sample: "districts" });
});
afterAll(() => host.stop());

it("1,500 strange requests to every route are answered without a 500", {
  timeout: 300_000,
}, async () => {
  const found = await fuzz(host, { requests: 1500, seed: 7 });
  expect(
    found.map(({ method, path, body, said }) => [method, path, body?.slice(0, 300), said]),
  ).toEqual([]);
});
