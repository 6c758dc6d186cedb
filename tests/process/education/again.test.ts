import { describe, expect, it } from "vitest";
import type { LearningMove } from "./cast.ts";
import { invite, newRecord, open, stateOf, taskAt, tell, told } from "./cast.ts";

const openStages = (game: ReturnType<typeof newRecord>) =>
  [...game.tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);
const end: LearningMove = tell({ type: "end" } as const, 10);

describe("who is no object any more, and becomes one again (process sheet §4.11)", () => {
  it("the record goes on, with a talk and a clock of its own; nothing of before is asked again", () => {
    const game = newRecord();
    told(game, [open("2026-03-02", "due"), invite("2026-03-20"), end]);
    expect(openStages(game)).toEqual([]);
    expect(stateOf(game)).toMatchObject({ status: "ENDED", entries: [{ standing: "WITHDRAWN" }] });
    told(game, [{ ...open("2026-06-01", "due"), wait: 80 }]);
    expect(openStages(game).toSorted()).toEqual(["ENTRY_TALK", "GAP"]);
    expect(stateOf(game)).toMatchObject({
      status: "ACTIVE",
      since: "2026-06-01",
      clock: { from: "2026-06-01" },
      entries: [{ standing: "WITHDRAWN" }],
    });
    expect(stateOf(game).endedOn).toBeUndefined();
    expect(taskAt(game, "ENTRY_TALK")?.due.base).toBe("2026-06-01");
    const { events } = game;
    told(game, [open("2026-07-01")]);
    expect(game.events).toEqual(events);
  });

  it("what is entered late of an ended record asks nothing: no clock, no make-up, no talk", () => {
    const game = newRecord();
    told(game, [open("2026-03-02"), invite("2026-03-05"), invite("2026-03-06", "edu_2")]);
    told(game, [
      tell({ type: "register", session: "edu_2", standing: "LEAVE", note: "住院" } as const, 6),
      end,
      tell({ type: "settle", session: "edu_2" } as const),
      tell({ type: "settle", session: "edu_1" } as const),
      tell({ type: "register", session: "edu_2", standing: "PRESENT" } as const),
    ]);
    expect(openStages(game)).toEqual([]);
  });
});
