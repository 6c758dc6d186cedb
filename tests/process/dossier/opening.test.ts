import { describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import { dossier } from "#process/dossier/process.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import { type Cast, type Move, makeMove, newGame } from "#tests/kit/play.ts";

const officer = (id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer => ({
  id,
  name: `${id}示例`,
  role,
  email: `${id}@example.test`,
  ...more,
});
const cast: Cast = {
  officers: [
    officer("chen", "PROPOSER", { room: "2" }),
    officer("chu", "PROPOSER", { room: "2" }),
    officer("deputy", "DEPUTY_SECRETARY"),
    officer("secretary", "SECRETARY"),
  ],
  record: "dos_1",
  from: "2026-04-20",
};
const whose = {
  personId: "per_zhao",
  name: "赵示例",
  unitId: "unt_street",
  unitName: "望海街道城建科（示例）",
  room: "2",
};
type Command = Parameters<typeof dossier.decide>[1];
const tell = (who: string, command: Command, wait = 0): Move<Command> => ({
  do: "command",
  by: who,
  command,
  wait,
});
const says = (who: string, action: string): Move<Command> => ({
  do: "answer",
  by: who,
  action,
  wait: 0,
});
const reason = "办理信访件需要（示例）";

function opened() {
  const game = newGame(dossier, cast);
  expect(makeMove(game, tell("system", { type: "open", ...whose }))).toBeUndefined();
  return game;
}

describe("who opens an integrity file (norms §2.7)", () => {
  it("nobody without an approved reason, for a day, and every opening is a line of the file", () => {
    const game = opened();
    expect(makeMove(game, tell("chen", { type: "read" }))?.refused).toBe("dossier.approval");
    expect(makeMove(game, tell("chen", { type: "ask", reason }))).toBeUndefined();
    expect(makeMove(game, tell("chen", { type: "ask", reason }))?.refused).toBe("record.state");
    expect(makeMove(game, tell("chen", { type: "read" }))?.refused).toBe("dossier.approval");
    expect(makeMove(game, says("deputy", "grant"))).toBeUndefined();
    expect(makeMove(game, tell("chu", { type: "read" }))?.refused).toBe("dossier.approval");
    expect(makeMove(game, tell("chen", { type: "read" }))).toBeUndefined();
    expect(makeMove(game, tell("chen", { type: "read" }, 1))?.refused).toBe("dossier.approval");
    expect(game.record?.state.readings).toMatchObject([
      { officer: "chen", reason, approvedBy: "deputy" },
    ]);
  });

  it("what is refused opens nothing, and may be asked again", () => {
    const game = opened();
    makeMove(game, tell("chen", { type: "ask", reason }));
    expect(makeMove(game, says("deputy", "refuse"))).toBeUndefined();
    expect(makeMove(game, tell("chen", { type: "read" }))?.refused).toBe("dossier.approval");
    expect(makeMove(game, tell("chen", { type: "ask", reason }))).toBeUndefined();
    expect(game.record?.state.askings.map(({ refused }) => refused)).toEqual([
      "意见（示例）",
      undefined,
    ]);
  });

  it("a deputy's own request is the secretary's to decide", () => {
    const game = opened();
    makeMove(game, tell("deputy", { type: "ask", reason }));
    const seats = [...game.tasks.values()].flatMap((task) => task.seats);
    expect(seats.map(({ person }) => person)).toEqual(["secretary"]);
  });

  it.each([
    ["chen", "OPENING", "deputy"],
    ["deputy", "DEPUTY_OPENING", "secretary"],
  ])(
    "D-FILE-OPENING: what %s asks (%s) is decided in two working days, over 中秋 and 国庆",
    (who, stage, decider) => {
      const game = newGame(dossier, { ...cast, from: "2026-09-24" });
      makeMove(game, tell("system", { type: "open", ...whose }));
      makeMove(game, tell(who, { type: "ask", reason }));
      expect(clockOf(game, stage)).toEqual({ code: "D-FILE-OPENING", ...from24September[2] });
      expect(makeMove(game, says(decider, "grant"))).toBeUndefined();
      expect(clockOf(game, stage)).toBeUndefined();
    },
  );

  it("officers tied to the person or their unit are no part of it", () => {
    const matter = opened().record?.state;
    if (matter === undefined) throw new Error("No file");
    expect(dossier.bars?.(matter)).toMatchObject({
      room: "2",
      concerns: ["per_zhao", "unt_street"],
    });
  });

  it("closes read-only after removal, and goes on where supervision begins anew", () => {
    const game = opened();
    makeMove(game, tell("system", { type: "close" }, 300));
    expect(game.record?.state).toMatchObject({ status: "CLOSED", openedOn: "2026-04-20" });
    makeMove(game, tell("system", { type: "open", ...whose }));
    expect(game.record?.state).toMatchObject({ status: "OPEN", openedOn: "2026-04-20" });
    expect(game.record?.state.closedOn).toBeUndefined();
  });
});
