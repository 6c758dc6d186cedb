import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeBytes } from "#local/disk.ts";
import { type Host, startHost } from "#local/host.ts";
import { call, startInMemory } from "#tests/end-to-end/harness.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { ownEngine, ownFolder } from "./dynamodb.ts";

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

describe("a disk that eight writers fill", () => {
  const reserve = 256 * 2 ** 20;
  const bytesIn = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + sizeOf(join(parentPath, name)), 0);

  it("loses nothing that was acknowledged: the host refuses while what follows still has room", {
    timeout: 600_000,
  }, async () => {
    const { path: dataDir, remove } = await ownFolder();
    const own = { dataDir, port: 0, engine: ownEngine, sample: "districts" } as const;
    // The disk holds so much beside the reserve; all that the host writes into its folder fills it.
    let room = Number.POSITIVE_INFINITY;
    const left = () => room - bytesIn(dataDir);
    const host = await startHost({ ...own, freeBytes: left });
    room = bytesIn(dataDir) + reserve + 1_500_000;
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    const write = async (writer: number) => {
      for (let n = 0; refused.length === 0; n += 1) {
        const given = { ...candidate, personId: `per_disk_${writer}_${n}` };
        const { status, body } = await call(host, "u-chen").post("/enrollments", {
          candidate: given,
          scoreSheet,
        });
        if (status === 200) acknowledged.push(body.id);
        else refused.push([status, body]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    expect(refused).toEqual(
      refused.map(() => [503, expect.objectContaining({ code: "host.disk" })]),
    );
    await host.settle();
    // What follows from the accepted work has come nowhere near the bytes at which the host ends.
    expect(left()).toBeGreaterThan(reserve / 2);
    await host.stop();
    const again = await startHost({ ...own, freeBytes: () => 1e12 });
    const lost: string[] = [];
    for (const id of acknowledged)
      if ((await call(again, "u-chen").get(`/enrollments/${id}`)).status !== 200) lost.push(id);
    await again.stop();
    await remove();
    expect(acknowledged.length).toBeGreaterThan(8);
    expect(lost).toEqual([]);
  });
});

/** A file that has just gone, as a journal does, has none. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
