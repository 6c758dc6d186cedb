import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayTry, noteWrong } from "#functions/petition/guard.ts";
import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";
import { watched } from "#tests/registry/watched-world.ts";
import { ownWorld } from "#tests/registry/world.ts";

describe("wrong receipts are slowed down without keeping addresses (A-40)", () => {
  let world: World;
  let stop: () => Promise<void>;
  const writes: Write[][] = [];
  let now = "2026-09-18T01:00:00.000Z";
  const guessed = "1234567890123456789012345678";
  const others = "9876567890123456789012345678";

  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = { ...watched(own.world, { writes }), clock: () => now };
  });
  afterAll(() => stop());

  it("ten of one beginning have to wait, whatever follows it; nobody else does", async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      expect([tries, await mayTry(world, guessed)]).toEqual([tries, "yes"]);
      await noteWrong(world, guessed);
    }
    expect(await mayTry(world, guessed)).toBe("no");
    expect(await mayTry(world, `${guessed.slice(0, 4)}${"0".repeat(24)}`)).toBe("no");
    expect(await mayTry(world, others)).toBe("yes");
  });

  it("what is kept of it is a count of an hour: no address, no digit of a receipt", () => {
    const kept = JSON.stringify(writes);
    expect(kept).not.toContain(guessed.slice(0, 4));
    expect(kept).not.toMatch(/\d+\.\d+\.\d+\.\d+|agent/i);
  });

  it("the next hour is a new one", async () => {
    now = "2026-09-18T02:00:00.000Z";
    expect(await mayTry(world, guessed)).toBe("yes");
  });
});
