import { describe, expect, it } from "vitest";
import { renew } from "../../web/api/renew.ts";

describe("after a write the console reads again", () => {
  it("at once, and once more when the indexes behind lists have followed", async () => {
    const read: string[] = [];
    const waiting: (() => void)[] = [];
    let moment = "at once";
    const queries = { invalidateQueries: async () => void read.push(moment) };
    await renew(queries, (work, milliseconds) => {
      expect(milliseconds).toBeGreaterThanOrEqual(1_000);
      waiting.push(work);
    });
    expect(read).toEqual(["at once"]);
    moment = "later";
    for (const work of waiting) work();
    expect(read).toEqual(["at once", "later"]);
  });
});
