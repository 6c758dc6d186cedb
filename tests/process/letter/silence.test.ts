import { describe, expect, it } from "vitest";
import { dayOf } from "#kernel/deadline/day.ts";
import { letter } from "#process/letter/process.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import { course, letterCast } from "./cast.ts";

/** A letter that was served on 2026-09-08 and never answered; its plan was due on 09-29. */
function silent(day: string) {
  const cast = { ...letterCast, from: "2026-09-02" };
  return { ...play(letter, cast, course.slice(0, 15)), day };
}

describe("拒不采纳 by silence (process sheet §4.4)", () => {
  it("the course that the test begins with", () => {
    const state = silent("2026-09-08").record?.state;
    expect(state).toMatchObject({ status: "SERVED", service: { servedOn: "2026-09-08" } });
  });

  it.each([
    ["2026-10-30", "letter.refusal-early"],
    ["2026-10-31", "letter.refusal-early"],
    ["2026-11-02", undefined],
  ])("on %s, plan due 09-29: %s", (day, code) => {
    const game = silent(day);
    const refused = makeMove(game, {
      wait: 0,
      do: "command",
      by: "feng",
      command: { type: "declare-refused", reason: "无正当理由" },
    });
    expect(refused?.refused).toBe(code);
    const state = game.record?.state;
    expect(state?.status).toBe(code === undefined ? "REFUSED" : "SERVED");
    expect(state?.refusal?.ground).toBe(code === undefined ? "silence" : undefined);
    expect(game.record?.openTasks).toHaveLength(code === undefined ? 0 : 2);
  });

  it("the ladder of the rectification: 提示函 +1, 督办函 +5, 约谈 +10 working days (D-REC-5)", () => {
    const { tasks } = silent("2026-09-08");
    const task = [...tasks.values()].find(({ stage }) => stage === "RECTIFYING");
    expect(task?.due).toMatchObject({ nominalDue: "2026-10-08", effectiveDue: "2026-10-08" });
    const late = task?.plan.filter(({ offset }) => offset.startsWith("T+"));
    expect(late?.map(({ kind, offset, at }) => `${kind} ${offset} ${dayOf(at)}`)).toEqual([
      "YELLOW T+1WD 2026-10-09",
      "RED T+5WD 2026-10-14",
      "RED_TALK T+10WD 2026-10-21",
    ]);
  });
});
