import { describe, expect, it } from "vitest";
import type { LetterCommand } from "#process/letter/commands.ts";
import { letter } from "#process/letter/process.ts";
import { clockAlong, clockOf, from24September } from "#tests/kit/clock.ts";
import { type Move, makeMove, newGame } from "#tests/kit/play.ts";
import { course, letterCast } from "./cast.ts";

type Step = Move<LetterCommand>;

const cast = { ...letterCast, from: "2026-09-24" };
const ask: Step = { do: "conduct" };
const by = (who: string, action: string): Step => ({ do: "answer", by: who, action });
/** As far as the unit is mending. */
const toRectifying = course.slice(0, 16);
const objected = [...toRectifying, by("lv", "object"), ask, by("zhou", "maintain")];
const longer = [...toRectifying, by("lv", "extend"), ask, by("wu", "grant"), ask];
/** 20 calendar days; 30, and 10 more, rolled over a weekend each. */
const redo = { due: "2026-10-14", yellow: "2026-10-15", red: "2026-10-21" };

describe("clocks of a letter's steps over 中秋 and 国庆 (process sheet §4.4)", () => {
  it.each([
    ["D-REC-STEP", "TRIAL_CHECK", from24September[3], course],
    ["D-REC-STEP", "ROOM_APPROVAL", from24September[3], course],
    ["D-REC-STEP", "DEPUTY_APPROVAL", from24September[3], course],
    ["D-REC-STEP", "SECRETARY_APPROVAL", from24September[3], course],
    ["D-REC-STEP", "NUMBERING", from24September[3], course],
    ["D-REC-STEP", "EXTENSION_PENDING", from24September[3], longer],
    ["D-REC-1", "SIGNED", from24September[2], course],
    ["D-REC-3", "OBJECTED", from24September[10], objected],
    ["D-REC-4", "SERVED", from24September[15], course],
    ["D-REC-7", "FEEDBACK_SUBMITTED", from24September[10], course],
    ["D-REC-REDO", "REDO", redo, course],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, and ends when done",
    (code, stage, clock, moves) => {
      expect(clockAlong(letter, cast, { moves, stage })).toEqual({
        code,
        ...clock,
        ends: "with its answer",
      });
    },
  );

  it("D-REC-6: ten more days count on from the first due day, not from the day of consent", () => {
    const game = newGame(letter, cast);
    for (const move of longer) expect(makeMove(game, onThatDay(move))).toBeUndefined();
    const days = { due: "2026-11-03", yellow: "2026-11-04", red: "2026-11-10" };
    expect(clockOf(game, "RECTIFYING")).toEqual({ code: "D-REC-6", ...days });
    expect(makeMove(game, onThatDay(by("lv", "feedback")))).toBeUndefined();
    expect(clockOf(game, "RECTIFYING")).toBeUndefined();
  });
});

function onThatDay(move: Step): Step {
  return { ...move, wait: 0 };
}
