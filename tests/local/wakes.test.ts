import { describe, expect, it } from "vitest";
import type { Write } from "#kernel/store/write.ts";
import { createWakes, type Looked } from "#local/time/wakes.ts";

const at = (text: string) => Date.parse(text);
const put = (shard: string, wakeAt: string | undefined): Write => ({
  put: { pk: `task#${shard}`, sk: "record", wakeKey: shard, ...(wakeAt && { wakeAt }) },
  when: "any",
});

/** Two parts of the index, and what a sweep of them finds, as the test says. */
function parts() {
  const asked: string[][] = [];
  let now = at("2026-03-06T01:00:00Z");
  let find = (shard: string): Looked & { woken: number } => ({ shard, left: "nothing", woken: 0 });
  const wakes = createWakes({
    clock: { now: () => now },
    shards: ["a", "b"],
    sweep: async (shards) => {
      asked.push([...shards]);
      const found = shards.map((shard) => find(shard));
      return { woken: found.reduce((sum, { woken }) => sum + woken, 0), shards: found };
    },
  });
  return {
    wakes,
    asked,
    reach: (text: string) => {
      now = at(text);
    },
    finding: (next: typeof find) => {
      find = next;
    },
  };
}

describe("which parts of the wake index have something due", () => {
  it("looks at all of them once, then at those alone in which something is due", async () => {
    const { wakes, asked, reach } = parts();
    expect(await wakes.wake()).toBe(0);
    wakes.note([put("b", "2026-03-06T02:00:00.000Z")]);
    expect(await wakes.wake()).toBe(0);
    expect(wakes.next()).toBe(at("2026-03-06T02:00:00Z"));
    reach("2026-03-06T02:00:00Z");
    await wakes.wake();
    expect(asked).toEqual([["a", "b"], ["b"]]);
    expect(wakes.next()).toBe(Number.POSITIVE_INFINITY);
  });

  it("knows the sooner of what was written and what a sweep has found", async () => {
    const { wakes, finding } = parts();
    finding((shard) => ({ shard, left: "nothing", woken: 0, next: "2026-03-08T00:00:00.000Z" }));
    await wakes.wake();
    wakes.note([put("a", "2026-03-09T00:00:00.000Z"), put("b", "2026-03-07T00:00:00.000Z")]);
    expect(wakes.next()).toBe(at("2026-03-07T00:00:00Z"));
  });

  it("an item that sleeps no more, though it keeps its part's name, hides no other moment", async () => {
    const { wakes } = parts();
    await wakes.wake();
    wakes.note([put("a", "2026-03-07T00:00:00.000Z"), put("a", undefined)]);
    expect(wakes.next()).toBe(at("2026-03-07T00:00:00Z"));
  });

  it("looks again at a part in which something stays due, until nothing does", async () => {
    const { wakes, asked, finding } = parts();
    finding((shard) => ({ shard, left: shard === "a" ? "due" : "nothing", woken: 0 }));
    await wakes.wake();
    await wakes.wake();
    finding((shard) => ({ shard, left: "nothing", woken: 1 }));
    expect(await wakes.wake()).toBe(1);
    await wakes.wake();
    expect(asked).toEqual([["a", "b"], ["a"], ["a"]]);
  });

  it("looks at all of them again once others may have written", async () => {
    const { wakes, asked } = parts();
    await wakes.wake();
    wakes.forget();
    await wakes.wake();
    expect(asked).toHaveLength(2);
  });
});
