import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inFolder, measureBundles, measureColdStarts } from "../../bench/bundles.ts";

describe("bundles", () => {
  it("are within the topology's limits, and start within 1.6 times a bare handler", async () => {
    await inFolder(async (folder) => {
      const bundles = await measureBundles(folder);
      const tooBig = bundles.filter(({ allBytes, limit }) => allBytes > limit);
      expect(tooBig.map(({ name, allBytes }) => `${name} ${allBytes}`)).toEqual([]);
      const starts = await measureColdStarts(bundles, folder);
      const slow = starts.filter(({ ratio }) => ratio > 1.6);
      expect(slow.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)).toEqual([]);
      expect(readdirSync(folder).length).toBeGreaterThan(0);
    });
  }, 300_000);
});
