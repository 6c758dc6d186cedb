import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inFolder, measureBundles, measureColdStarts } from "../../bench/bundles.ts";

/**
 * Module load against a handler that only makes the same SDK clients. The goal is 1.6 everywhere;
 * what is above it is zod's building of schemas and, for the vault, shared code of two AWS SDKs.
 */
const coldStartLimits: Record<string, number> = {
  api: 2.5,
  secrets: 3.2,
  link: 2.3,
  importer: 2.6,
};
const coldStartLimit = (name: string) => coldStartLimits[name] ?? 2;

describe("bundles", () => {
  it("are within their limits, and start within a stated ratio to a bare handler", async () => {
    await inFolder(async (folder) => {
      const bundles = await measureBundles(folder);
      const tooBig = bundles.filter(({ allBytes, limit }) => allBytes > limit);
      expect(tooBig.map(({ name, allBytes }) => `${name} ${allBytes}`)).toEqual([]);
      const starts = await measureColdStarts(bundles, folder);
      const slow = starts.filter(({ name, ratio }) => ratio > coldStartLimit(name));
      expect(slow.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)).toEqual([]);
      expect(readdirSync(folder).length).toBeGreaterThan(0);
    });
  }, 300_000);
});
