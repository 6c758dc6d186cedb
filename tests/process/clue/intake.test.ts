import { describe, expect, it } from "vitest";
import { type Source, sources } from "#process/clue/terms.ts";
import { type Command, cast, course, officers, person, refusalOf, stateOf, tell } from "./cast.ts";

const day = "2026-03-02";
const brings = (source: Source, receivedOn = day): Command => ({
  type: "report",
  report: {
    ...{ person, area: "OTHER", nature: "CONDUCT", problem: "私车公养（示例）" },
    ...{ amountInFen: 0, receivedOn, source, headsPartyOrgan: "no" },
  },
});

/** Who takes in clues of which sources; everybody else is refused (条例 Art. 202). */
const takers: Readonly<Record<Source, readonly string[]>> = {
  PETITION: ["petition"],
  INSPECTION: ["director", "lead", "second", "other"],
  PATROL: ["case"],
  AUDIT: ["case"],
  ORGANS: ["case"],
  SUPERIOR: ["case"],
  OTHER: ["case"],
};

describe("the intake of clues is split (process sheet §4.5, 条例 Art. 202)", () => {
  it.each(Object.keys(sources) as Source[])(
    "%s is taken in by those whose work it is",
    (source) => {
      const took = officers.flatMap(({ id }) => {
        const game = course([], cast);
        const refused = refusalOf(game, tell(id, brings(source)));
        if (refused === undefined) {
          expect(stateOf(game)).toMatchObject({ status: "RECEIVED", source, receivedOn: day });
          return [id];
        }
        expect(refused.refused).toBe("clue.source");
        return [];
      });
      expect(took.toSorted()).toEqual(takers[source].toSorted());
    },
  );

  it("the day on which it was received is before the one on which it is entered, and never after (two clocks)", () => {
    const early = course([], cast);
    expect(refusalOf(early, tell("case", brings("AUDIT", "2026-02-13")))).toBeUndefined();
    expect(stateOf(early).receivedOn).toBe("2026-02-13");
    const late = course([], cast);
    expect(refusalOf(late, tell("case", brings("AUDIT", "2026-03-03")))?.refused).toBe(
      "input.invalid",
    );
  });
});
