import { describe, expect, it } from "vitest";
import { report } from "#process/report/process.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import { makeMove, newGame } from "#tests/kit/play.ts";
import { ask, by, cast, counted, type ReportMove, submitted, tell } from "./cast.ts";

const drafted = (from: string, type: "HALF_YEAR" | "YEARLY", on: string) => {
  const game = newGame(report, { ...cast, from });
  const moves = [tell("system", { type: "open", report: type, on }), counted(1, 2), ask];
  for (const move of moves) expect(makeMove(game, { ...move, wait: 0 })).toBeUndefined();
  return game;
};

describe("clocks of a report's steps (reports sheet §5.1)", () => {
  it.each([
    [
      "D-RPT-HALF",
      "HALF_YEAR",
      "2026-07-01",
      "2026-06-30",
      "2026-07-10",
      "2026-07-13",
      "2026-07-17",
    ],
    // 10 January is a Saturday.
    ["D-RPT-YEAR", "YEARLY", "2026-01-01", "2025-12-31", "2026-01-12", "2026-01-13", "2026-01-19"],
  ] as const)(
    "%s: the %s report is drawn up by the tenth, over 元旦",
    (code, type, from, on, due, yellow, red) => {
      const game = drafted(from, type, on);
      expect(clockOf(game, "DRAFT")).toEqual({ code, due, yellow, red });
      expect(makeMove(game, { ...submitted, wait: 0 })).toBeUndefined();
      expect(clockOf(game, "DRAFT")).toBeUndefined();
    },
  );

  it("D-RPT-SIGN: a report is signed within two working days, over 中秋 and 国庆", () => {
    const game = drafted("2026-09-24", "HALF_YEAR", "2026-06-30");
    const moves: readonly ReportMove[] = [submitted, ask];
    for (const move of moves) expect(makeMove(game, { ...move, wait: 0 })).toBeUndefined();
    expect(clockOf(game, "SIGNING")).toEqual({ code: "D-RPT-SIGN", ...from24September[2] });
    expect(makeMove(game, { ...by("deputy", "approve"), wait: 0 })).toBeUndefined();
    expect(clockOf(game, "SIGNING")).toBeUndefined();
  });
});
