import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type ColdStart,
  inFolder,
  measureBundles,
  measureColdStarts,
} from "../../bench/bundles.ts";

/** Module load against a handler that only makes the same SDK clients. */
const coldStartLimit = 1.6;
/** A busy machine only slows down, so a function over the limit is measured again, and longer. */
const runsOfRound = [5, 9, 15, 15, 15, 15, 15, 15];

describe("bundles", () => {
  it("are within their limits, and start within a stated ratio to a bare handler", async () => {
    await inFolder(async (folder) => {
      const bundles = await measureBundles(folder);
      const tooBig = bundles.filter(({ allBytes, limit }) => allBytes > limit);
      expect(tooBig.map(({ name, allBytes }) => `${name} ${allBytes}`)).toEqual([]);
      let slow: ColdStart[] = [];
      let unproven = bundles;
      for (const runs of runsOfRound) {
        if (unproven.length === 0) break;
        const starts = await measureColdStarts(unproven, folder, runs);
        slow = starts.filter(({ ratio }) => ratio > coldStartLimit);
        unproven = bundles.filter(({ name }) => slow.some((start) => start.name === name));
      }
      expect(slow.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)).toEqual([]);
      expect(readdirSync(folder).length).toBeGreaterThan(0);
    });
  }, 1_800_000);
});
