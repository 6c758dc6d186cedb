import { describe, expect, it } from "vitest";
import { ask, by, course, refusalOf, tell, toClass, toClue } from "./cast.ts";

describe("a petition's longer limits (process sheet §4.6)", () => {
  it("more time is entered by the due day, and not after it (D-PET-6, D-PET-9)", () => {
    const extend = { type: "extend", document: "批示1号", reason: "取证复杂（示例）" } as const;
    const toResolving = [...toClass("NAMED"), by("wei", "resolve"), ask];
    expect(refusalOf(course(toResolving), tell("deputy", extend, 60))).toBeUndefined();
    for (const [moves, wait] of [
      [toResolving, 61],
      [toClue("NAMED"), 92],
    ] as const)
      expect(refusalOf(course(moves), tell("deputy", extend, wait))?.detail).toContain(
        "到期前提出",
      );
  });

  it("a month more is granted once, and moves the open question's day (D-PET-6)", () => {
    const game = course(toClue("NAMED"));
    const extend = tell("deputy", { type: "extend", document: "批示1号" });
    expect(refusalOf(game, extend)).toBeUndefined();
    const open = [...game.tasks.values()].find(({ stage }) => stage === "IN_CLUE");
    expect(open?.due).toMatchObject({ nominalDue: "2027-01-18", effectiveDue: null });
  });
});
