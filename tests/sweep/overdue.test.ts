import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweep } from "#functions/sweep/sweep.ts";
import type { Host } from "#local/host.ts";
import { startFrozen, submitted } from "#tests/end-to-end/harness.ts";

type Line = { event: string; fields: Record<string, unknown> };

/** The alarm on `oldestOverdueSeconds` is all that tells when time stands still. */
describe("what a sweep says of itself", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    await submitted(host);
  });
  afterAll(() => host.stop());

  /** Sweeps at an instant; items can be made impossible to wake. */
  const sweepAt = async (now: string, change: Partial<Host["world"]> = {}) => {
    const lines: Line[] = [];
    const log = (event: string, fields: Line["fields"]) => void lines.push({ event, fields });
    await sweep({ ...host.world, clock: () => now, log, ...change });
    return lines.find(({ event }) => event === "sweep.done")?.fields;
  };

  it("nothing overdue while nothing is due", async () => {
    expect(await sweepAt(host.now())).toEqual({ woken: 0, failed: 0, oldestOverdueSeconds: 0 });
  });

  it("a sweep that runs out of time leaves the rest to the next one, and says how old that is", async () => {
    const { nextWakeAt = "" } = await sweep({ ...host.world, log: () => {} });
    const now = new Date(Date.parse(nextWakeAt) + 30_000).toISOString();
    const lines: Line[] = [];
    const log = (event: string, fields: Line["fields"]) => void lines.push({ event, fields });
    await sweep({ ...host.world, clock: () => now, log }, () => false);
    const said = { woken: 0, failed: 0, oldestOverdueSeconds: 30 };
    expect(lines).toEqual([{ event: "sweep.done", fields: said }]);
  });

  it("an item that cannot be woken grows older, and none is forgotten by a failure", async () => {
    const store = { ...host.world.store, transact: () => Promise.reject(new Error("throttled")) };
    const { nextWakeAt = "" } = await sweep({ ...host.world, log: () => {} });
    const later = (seconds: number) =>
      new Date(Date.parse(nextWakeAt) + seconds * 1000).toISOString();
    expect(await sweepAt(later(60), { store })).toMatchObject({
      failed: 1,
      oldestOverdueSeconds: 60,
    });
    expect(await sweepAt(later(900), { store })).toMatchObject({ oldestOverdueSeconds: 900 });
    expect(await sweepAt(later(960))).toMatchObject({ failed: 0, oldestOverdueSeconds: 960 });
    // A reminder that has been woken puts a digest into the next sweep.
    await host.settle();
    await sweepAt(later(1020));
    await host.settle();
    expect(await sweepAt(later(1080))).toMatchObject({ oldestOverdueSeconds: 0 });
  });
});
