import { describe, expect, it } from "vitest";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { play } from "#tests/kit/play.ts";
import { ask, by, cast, counted, opened, type ReportMove, story, submitted, tell } from "./cast.ts";

const course = (moves: readonly ReportMove[]) => play(report, cast, moves);
const stateOf = (moves: readonly ReportMove[]) => course(moves).record?.state as Report;

describe("the course of a report (§5.1)", () => {
  it("returned, signed, corrected, signed: both versions stand, and the later says what changed", () => {
    const game = course(story);
    const state = game.record?.state as Report;
    expect(state).toMatchObject({
      status: "SIGNED",
      version: 2,
      changes: [{ label: "期末在管对象", value: "2 → 3" }],
      former: [{ version: 1, reason: "补录一人（示例）", signed: { by: "deputy" } }],
    });
    expect(state.former[0]?.count.lines).toEqual([{ label: "期末在管对象", value: "2 人" }]);
  });

  it("a version has the figures of its first count, however often the step runs", () => {
    const twice = stateOf([opened, counted(1, 2), counted(1, 5)]);
    expect(twice.count?.lines).toEqual([{ label: "期末在管对象", value: "2 人" }]);
    expect(stateOf([...story.slice(0, 10), counted(1, 5)]).count?.lines).toEqual(
      stateOf(story.slice(0, 10)).count?.lines,
    );
  });

  it("nothing is handed in before it is counted, and a recount before that takes the figures away", () => {
    expect(stateOf([opened, ask, submitted]).status).toBe("DRAFT");
    const again = tell("office", { type: "recount", reason: "更正线索日期（示例）" });
    const state = stateOf([opened, counted(1, 2), ask, again]);
    expect(state.status).toBe("DRAFT");
    expect(state.count).toBeUndefined();
  });

  it("who draws it up does not sign it; nobody but the office of its type opens one", () => {
    expect(
      stateOf([opened, counted(1, 2), ask, submitted, ask, by("office", "approve")]),
    ).toMatchObject({ status: "SIGNING" });
    const wrong = tell("office", { type: "open", report: "CLUES", on: "2026-02-10" });
    expect(course([wrong]).record).toBeUndefined();
    const right = tell("cases", { type: "open", report: "CLUES", on: "2026-02-10" });
    expect(stateOf([right])).toMatchObject({ type: "CLUES", drafter: "cases" });
  });

  it("its signer reads every figure", () => {
    const state = stateOf(story);
    expect(report.show?.(state, "SIGNING")).toContainEqual({
      label: "期末在管对象",
      value: "3 人",
    });
  });
});
