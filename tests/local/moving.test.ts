import { describe, expect, it } from "vitest";
import { createMoves } from "#local/dev/moving.ts";

const hour = 3_600_000;
const began = Date.parse("2026-03-06T01:00:00Z");

/** A clock that moves when the test says so. */
function clock() {
  const asked: number[] = [];
  let at = began;
  let mails = 3;
  let arrive: () => void = () => {};
  let fail: (error: Error) => void = () => {};
  const moves = createMoves({
    now: () => at,
    mails: () => mails,
    advanceTo: (to) => {
      asked.push(to);
      return new Promise((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      });
    },
  });
  const reach = (instant: number) => {
    at = instant;
    mails += 1;
  };
  const shown = async () => {
    const { part, refresh } = moves.shown();
    return [String(await part), refresh];
  };
  return { moves, asked, reach, shown, arrive: () => arrive(), fail: (e: Error) => fail(e) };
}

describe("moving the clock on shows how far it has got (K: long work shows progress)", () => {
  it("while it lasts: where it is, of how far, what it has sent; once it is over, what came of it", async () => {
    const { moves, asked, reach, shown, arrive } = clock();
    expect(await shown()).toEqual(["", "no"]);
    moves.begin(began + 4 * hour);
    reach(began + hour);
    const [part, refresh] = await shown();
    expect(refresh).toBe("yes");
    expect(part).toContain(`value="${hour}" max="${4 * hour}"`);
    expect(part).toContain("期间已发出 1 封邮件");
    moves.begin(began + 9 * hour);
    expect(asked).toEqual([began + 4 * hour]);
    reach(began + 4 * hour);
    arrive();
    await Promise.resolve();
    const [after, again] = await shown();
    expect(again).toBe("no");
    expect(after).toContain("2 封邮件");
  });

  it("what stops it half-way is said, and it may be asked for again", async () => {
    const { moves, asked, shown, fail } = clock();
    moves.begin(began + hour);
    fail(new Error("磁盘已满"));
    await Promise.resolve();
    await Promise.resolve();
    expect((await shown())[0]).toContain("磁盘已满");
    moves.begin(began + hour);
    expect(asked).toHaveLength(2);
  });
});
