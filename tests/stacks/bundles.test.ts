import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inFolder, measureBundles, measureColdStarts } from "../../bench/bundles.ts";

/**
 * Module load against a handler that only makes the same SDK clients: a guard against sudden growth,
 * with room for a busy machine. The goal is 1.6: step, react, sweep, cycle and watch are at it; what
 * serves HTTP is at about 2, for router, token check and zod come on top.
 */
const coldStartLimit = 3.2;

describe("bundles", () => {
  it("are within their limits, and start within a stated ratio to a bare handler", async () => {
    await inFolder(async (folder) => {
      const bundles = await measureBundles(folder);
      const tooBig = bundles.filter(({ allBytes, limit }) => allBytes > limit);
      expect(tooBig.map(({ name, allBytes }) => `${name} ${allBytes}`)).toEqual([]);
      const starts = await measureColdStarts(bundles, folder);
      const slow = starts.filter(({ ratio }) => ratio > coldStartLimit);
      expect(slow.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)).toEqual([]);
      expect(readdirSync(folder).length).toBeGreaterThan(0);
    });
  }, 300_000);
});
