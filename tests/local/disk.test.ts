import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeBytes } from "#local/disk.ts";
import type { Host } from "#local/host.ts";
import { call, startInMemory } from "#tests/end-to-end/harness.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";

describe("a disk that fills up", () => {
  let host: Host;
  let free = 1e12;
  const failed = Promise.withResolvers<string>();
  beforeAll(async () => {
    host = await startInMemory({
      frozenAt: "2026-03-03T01:00:00.000Z",
      sample: "districts",
      freeBytes: () => free,
      onFailure: failed.resolve,
    });
  });
  afterAll(() => host.stop());

  const screen = () => call(host, "u-chen").post("/enrollments", { candidate, scoreSheet });
  const list = () => call(host, "u-chen").get("/tasks");

  it("is seen before anything is lost: writing is refused, reading goes on", async () => {
    free = 200e6;
    const { status, body } = await screen();
    expect([status, body]).toMatchObject([503, { code: "host.disk" }]);
    expect((await list()).status).toBe(200);
  });

  it("is no trouble any more once there is room again", async () => {
    free = 1e12;
    expect((await screen()).status).toBe(200);
  });

  it("ends the host when even the reserve is used up", async () => {
    free = 10e6;
    expect(await failed.promise).toContain("磁盘将满");
  });

  it("is measured where the data lies", () => {
    expect(freeBytes(".")).toBeGreaterThan(0);
  });
});
