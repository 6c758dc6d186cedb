import { describe, expect, it } from "vitest";
import { debriefing } from "#process/debriefing/process.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import { ask, by, cast, object, officers, opened, planned, tell, toReport } from "./cast.ts";

/** The same people; one of them is a relative of the person who reports. */
const tied = (who: string) => ({
  ...cast,
  officers: officers.map((one) =>
    one.id === who
      ? { ...one, ties: [{ to: object, relation: "relative" as const, detail: "表亲" }] }
      : one,
  ),
});
const seatsAt = (game: ReturnType<typeof play<never, never>>, stage: string) =>
  [...game.tasks.values()]
    .filter((task) => task.stage === stage)
    .flatMap(({ seats }) => seats.map(({ person }) => person));

describe("ties keep officers from a relative's debriefing (process sheet §4.7)", () => {
  it("a director who is a relative reviews no report: somebody else is asked", () => {
    const game = play(debriefing, tied("feng"), [...toReport, by(object, "submit"), ask]);
    const asked = seatsAt(game as never, "SUBMITTED");
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain("feng");
    expect(makeMove(game, by("feng", "approve"))?.refused).toBeDefined();
    expect(game.record?.state.status).toBe("SUBMITTED");
  });

  it("a deputy who is a relative approves no plan", () => {
    const game = play(debriefing, tied("wu"), [opened, ask, tell("chen", planned()), ask]);
    expect(seatsAt(game as never, "PLAN_APPROVAL")).not.toContain("wu");
    makeMove(game, by("wu", "approve"));
    expect(game.record?.state.status).toBe("PLAN_APPROVAL");
  });
});
