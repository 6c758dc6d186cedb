import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { debriefing } from "#process/debriefing/process.ts";
import { debriefingStatuses } from "#process/debriefing/terms.ts";
import { expectFair, expectSound } from "#tests/kit/games.ts";
import { course } from "./cast.ts";
import { games } from "./games.ts";

const statuses = Object.keys(debriefingStatuses);

describe("a debriefing whatever people do", () => {
  it("stays sound and fair, and its score is that of its last valid round", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const game = course(moves);
        expectSound(game, statuses);
        expectFair(game);
        const state = game.record?.state;
        if (state === undefined) return;
        const valid = state.counted.filter(({ validity }) => validity === "valid");
        expect(valid.length).toBeLessThanOrEqual(1);
        if (state.absence?.leave !== "WITHOUT_LEAVE") expect(state.score).toBe(valid[0]?.score);
        expect(state.returns.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 150 },
    );
  });

  it("every status but the last ones is a stage that somebody is asked at", () => {
    const ends = ["CLOSED", "EXEMPT"];
    expect(statuses.filter((status) => !ends.includes(status)).toSorted()).toEqual(
      Object.keys(debriefing.transitions ?? {}).toSorted(),
    );
  });
});
