import { describe, expect, it } from "vitest";
import { applyFacts } from "#kernel/record/apply.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { contextAt } from "#tests/kernel/task/stage.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { enrollmentCast, opening } from "./games.ts";
import { candidate, officers, scoreSheet } from "./pure.ts";

type Step = Move<EnrollmentCommand>;
const at = (moves: readonly Step[]) => play(enrollment, enrollmentCast, moves);
const conduct: Step = { do: "conduct" };

describe("R1: a record may name one id twice among those it concerns", () => {
  it("a village that is its own place is written once", () => {
    const context = { ...contextAt(1, "chen", "kept"), officers, record: "enr_test" };
    const facts = enrollment.decide(
      undefined,
      { type: "screen", candidate: { ...candidate, placeId: candidate.unitId }, scoreSheet },
      context,
    );
    if (isRefusal(facts)) throw new Error(facts.refused);
    const applied = applyFacts(enrollment, "enr_test", undefined, facts, context);
    if (isRefusal(applied)) throw new Error(applied.refused);
    const about = applied.writes.flatMap((write) =>
      "put" in write && write.put.sk.startsWith("about#") ? [write.put.sk] : [],
    );
    expect(about).toHaveLength(new Set(about).size);
    expect(about).toContain(`about#${candidate.unitId}`);
  });
});

describe("R13: being overdue belongs to the matter", () => {
  it("a question that is asked again after its day keeps its colour", () => {
    const returned: Step = { do: "answer", by: "feng", action: "return" };
    const game = at([
      ...opening.slice(0, 4),
      returned,
      { ...conduct, wait: 40 },
      { do: "answer", by: "chen", action: "resubmit" },
    ]);
    const task = [...game.tasks.values()].findLast(({ stage }) => stage === "RETURNED");
    expect(["YELLOW", "RED"]).toContain(task?.colour);
  });
});

describe("R17: an object who is transferred away is reviewed early, by the system", () => {
  it.each(["TRANSFER", "RETIREMENT", "UNIT_ABOLISHED"] as const)("%s", (cause) => {
    const game = at([
      ...opening,
      { do: "command", by: "system", command: { type: "open-duties" } },
      {
        do: "command",
        by: "system",
        command: { type: "note-left-post", cause, reason: "离任（示例）", on: "2026-03-01" },
      },
    ]);
    const called = game.events.filter(({ type }) => type.includes("review"));
    expect(called.length).toBeGreaterThan(0);
    expect(called.every(({ actor }) => actor === "system")).toBe(true);
    const review = [...game.tasks.values()].findLast(({ stage }) => stage === "YEARLY_REVIEW");
    expect(review?.status).toBe("OPEN");
    expect(game.record?.state.leftPost).toMatchObject({ on: "2026-03-01" });
  });
});
