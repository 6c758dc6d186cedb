import { describe, expect, it } from "vitest";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { clockAlong, clockOf, from24September } from "#tests/kit/clock.ts";
import { line } from "#tests/kit/officers.ts";
import { type Move, makeMove, newGame } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { opening } from "./games.ts";

type Step = Move<QuarterlyCommand>;

const base = inspectionCast("2026-09-24");
const cast = {
  ...base,
  officers: [...base.officers, line("unit", "UNIT", { unit: "unt_village" })],
  formOf: (action: string) => (action === "extend" ? { days: "10" } : undefined),
};
/** The course's visit is one of the third quarter here. */
const moves = opening.map(
  (move): Step =>
    move.do === "command" && move.command.type === "open"
      ? { ...move, command: { ...move.command, quarter: 3 } }
      : move,
);
const clean = [
  ...moves.filter((move) => !(move.do === "command" && move.command.type === "find")).slice(0, -2),
  { do: "answer", by: "feng", action: "sign" },
] as const;
const asked: readonly Step[] = [
  ...moves.slice(0, -2),
  { do: "answer", by: "unit", action: "extend", stage: "UNIT_RECTIFY" },
  { do: "answer", by: "feng", action: "grant", stage: "EXTENSION" },
];
/** The quarter's last day is no day to roll; what is late is late after 国庆. */
const quarter = { due: "2026-09-30", yellow: "2026-10-08", red: "2026-10-13" };

describe("clocks of a quarterly visit's steps over 中秋 and 国庆 (process sheet §4.2)", () => {
  it.each([
    ["D-QI-1", "VISIT", quarter, moves],
    ["D-QI-2", "REPORTING", from24September[10], moves],
    ["D-QI-2-REVIEW", "REPORT_REVIEW", from24September[3], moves],
    ["D-QI-2-REVIEW", "REPORT_APPROVAL", from24September[3], moves],
    ["D-QI-3-SIGN", "FED_BACK", from24September[3], clean],
    ["D-QI-4-EXTENSION", "EXTENSION", from24September[3], asked],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, and ends when done",
    (code, stage, clock, course) => {
      expect(clockAlong(quarterly, cast, { moves: course, stage })).toEqual({
        code,
        ...clock,
        ends: "with its answer",
      });
    },
  );

  it("D-QI-1-MAKEUP: a missed visit is made up in 15 working days from the quarter's end, or said why not", () => {
    const game = newGame(quarterly, cast);
    for (const move of [
      { ...moves[0], wait: 0 },
      { do: "wake", wait: 7 },
    ] as Step[])
      expect(makeMove(game, move)).toBeUndefined();
    expect(game.day).toBe("2026-10-01");
    const clock = { due: "2026-10-27", yellow: "2026-10-28", red: "2026-11-03" };
    expect(clockOf(game, "MAKE_UP")).toEqual({ code: "D-QI-1-MAKEUP", ...clock });
    const lapse = { do: "answer", by: "feng", action: "lapse", stage: "MAKE_UP" } as const;
    expect(makeMove(game, { ...lapse, wait: 27 })).toBeUndefined();
    expect(clockOf(game, "MAKE_UP")).toBeUndefined();
  });
});
