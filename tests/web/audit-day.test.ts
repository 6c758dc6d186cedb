import { describe, expect, it } from "vitest";
import { type Changed, newestFirst } from "../../web/page/audit/order.ts";

const changed = (id: string, at: string, seq: number): Changed => ({
  kind: "clue",
  id,
  number: id,
  last: { seq, at, title: "", actor: "u-a", actorName: "", roleName: "", hash: "" },
});

describe("what changed on a day, for an auditor (console.md §4 no. 16)", () => {
  it("each record stands once, at its last step, and what happened last stands first", () => {
    const all = [
      changed("a", "2026-11-26T00:30:00.000Z", 4),
      changed("b", "2026-11-26T03:00:00.000Z", 1),
      changed("a", "2026-11-26T05:00:00.000Z", 6),
      changed("c", "2026-11-26T04:00:00.000Z", 2),
      { kind: "clue", id: "lost", number: "lost" },
      changed("c", "2026-11-26T02:00:00.000Z", 1),
    ];
    expect(newestFirst(all).map(({ id, last }) => [id, last?.seq])).toEqual([
      ["a", 6],
      ["c", 2],
      ["b", 1],
      ["lost", undefined],
    ]);
  });
});
