import { describe, expect, it } from "vitest";
import { debriefing } from "#process/debriefing/process.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import { makeMove, newGame } from "#tests/kit/play.ts";
import {
  ask,
  by,
  cast,
  counts,
  type DebriefingMove,
  object,
  opened,
  planned,
  presented,
  tell,
} from "./cast.ts";

const day = "2026-09-24";
const meetingOn = "2026-10-30";
const now: DebriefingMove = { ...ask, wait: 0 };
const toPlanned = [
  opened,
  now,
  tell("chen", planned({ meetingOn })),
  now,
  by("wu", "approve"),
  now,
];
const gather = tell("chen", { type: "gather", names: ["甲示例"], box: "box" });
const feed = tell("chen", { type: "feed", text: "建议公开（示例）" });
const toFed = [
  ...toPlanned,
  gather,
  now,
  tell("chen", { type: "collect", texts: ["建议公开（示例）"] }),
  feed,
  now,
];
const toFedBack = [
  ...toFed,
  by(object, "read"),
  now,
  by(object, "submit"),
  now,
  by("feng", "approve"),
  now,
  tell("chen", presented(day)),
  now,
  tell("shen", { type: "enter-count", participants: 60, counts: counts(60, 0, 0, 0) }),
  tell("han", { type: "confirm-count" }),
  now,
  tell("chen", {
    type: "feed-back",
    feedback: { letterNumber: "函1号", servedOn: day, problems: ["公开不及时（示例）"] },
  }),
  now,
];
const toCheck = [...toFedBack, by(object, "plan"), now, by(object, "report"), now];
/** Twenty working days before the meeting of 30 October: 国庆 and a working Saturday lie between. */
const opinions = { due: "2026-09-28", yellow: "2026-09-29", red: "2026-10-10" };

function played(moves: readonly DebriefingMove[]) {
  const game = newGame(debriefing, { ...cast, from: day });
  for (const move of moves) expect(makeMove(game, move)).toBeUndefined();
  return game;
}

describe("clocks of a debriefing's steps over 中秋 and 国庆 (process sheet §4.7, calendar sheet §3.2)", () => {
  it.each([
    ["D-DEB-OPINIONS", "PLANNED", opinions, toPlanned, gather],
    ["D-DEB-OPINIONS", "OPINIONS_GATHERING", opinions, toFed.slice(0, -2), feed],
    ["D-DEB-READ", "OPINIONS_FED", from24September[3], toFed, by(object, "read")],
    ["D-DEB-6-PLAN", "FED_BACK", from24September[10], toFedBack, by(object, "plan")],
    ["D-DEB-CHECK", "EVALUATING", from24September[10], toCheck, by("feng", "close")],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, and ends when done",
    (code, stage, clock, moves, end) => {
      const game = played(moves);
      expect(clockOf(game, stage)).toEqual({ code, ...clock });
      expect(makeMove(game, end)).toBeUndefined();
      expect(clockOf(game, stage)).toBeUndefined();
    },
  );
});
