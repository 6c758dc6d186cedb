import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fetchedAhead } from "#kernel/store/pages.ts";

async function* pagesFrom(pages: readonly (readonly number[])[]) {
  yield* pages;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("what is fetched ahead for whoever reads to the end", () => {
  it("comes in the order of the rows, all of it, whatever fetch is done first; few are under way", async () => {
    const pages = fc.array(fc.array(fc.nat(99), { maxLength: 5 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), pages, async (scheduler, some) => {
        let [now, most] = [0, 0];
        const fetch = async (rows: readonly number[]) => {
          now += 1;
          most = Math.max(most, now);
          const items = await scheduler.schedule(Promise.resolve(rows.map((row) => row * 2)));
          now -= 1;
          return items;
        };
        const reading = all(fetchedAhead(pagesFrom(some), fetch));
        expect(await scheduler.waitFor(reading)).toEqual(some.flat().map((row) => row * 2));
        expect(most).toBeLessThanOrEqual(4);
      }),
    );
  });

  it("fails as its first failed fetch does, once what lies before it has been passed over", async () => {
    const passed: number[] = [];
    const fetch = ([row = 0]: readonly number[]) =>
      row === 2 ? Promise.reject(new Error("throttled")) : Promise.resolve([row]);
    const reading = async () => {
      for await (const item of fetchedAhead(pagesFrom([[0], [1], [2], [3]]), fetch))
        passed.push(item);
    };
    await expect(reading()).rejects.toThrow("throttled");
    expect(passed).toEqual([0, 1]);
  });
});
