import { describe, expect, it } from "vitest";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { coverageOf } from "#process/quarterly/visits/coverage.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

type Step = Move<QuarterlyCommand>;

const system = (command: QuarterlyCommand): Step => ({ do: "command", by: "system", command });
const leaves = (enrollmentId: string, on = from) =>
  system({ type: "lose-object", enrollmentId, reason: "离任（信息库）：调离", on });
const joins = (enrollmentId: string) => {
  const first = opening[0];
  if (first?.do !== "command" || first.command.type !== "open") throw new Error("No opening");
  const { objects } = first.command;
  return system({
    ...first.command,
    objects: objects.map((one) => ({ ...one, enrollmentId })),
  });
};
const playedFrom = (start: readonly Step[], ...moves: readonly Step[]) => {
  const { record, tasks, events } = play(quarterly, inspectionCast(from), [...start, ...moves]);
  if (record === undefined) throw new Error("No record");
  const state: Quarterly = record.state;
  return { state, tasks: [...tasks.values()], types: events.map(({ type }) => type) };
};
const played = (...moves: readonly Step[]) => playedFrom(opening.slice(0, 1), ...moves);

describe("R18: a place whose only object has left or died", () => {
  it("owes no visit: waived by the system with the reason, its question closed", () => {
    const { state, tasks } = played(leaves("enr_a"));
    expect(state).toMatchObject({ status: "WAIVED", objects: [], waived: { by: "system" } });
    expect(state.waived?.reason).toContain("调离");
    expect(tasks.map(({ status, outcome }) => [status, outcome])).toEqual([["CLOSED", "waived"]]);
    expect(coverageOf([state]).total).toMatchObject({ due: 0, missed: 0, waived: 1 });
  });

  it("owes it still where somebody else is left, and never becomes MISSED once waived", () => {
    expect(played(joins("enr_b"), leaves("enr_a")).state).toMatchObject({
      status: "DUE",
      objects: [{ enrollmentId: "enr_b" }],
    });
    expect(played(leaves("enr_a"), { do: "wake", wait: 30 }).state.status).toBe("WAIVED");
  });

  it("owes it again when somebody new is supervised there in the quarter", () => {
    const { state, tasks } = played(leaves("enr_a"), joins("enr_b"));
    expect(state).toMatchObject({ status: "DUE", objects: [{ enrollmentId: "enr_b" }] });
    expect(state.waived).toBeUndefined();
    expect(tasks.map(({ status, visit }) => [status, visit])).toEqual([
      ["CLOSED", 1],
      ["OPEN", 2],
    ]);
  });

  it("a visit that has begun goes on; who left after the quarter was owed its visit", () => {
    expect(playedFrom(opening.slice(0, 4), leaves("enr_a")).state.status).toBe("ON_SITE");
    expect(played(leaves("enr_a", "2026-04-01")).state.status).toBe("DUE");
    const missed = played({ do: "wake", wait: 30 }, leaves("enr_a", "2026-04-01"));
    expect(missed.state.status).toBe("MISSED");
  });

  it("entered in the next quarter, what was missed without anybody there is waived, its questions closed", () => {
    const { state, tasks } = played({ do: "wake", wait: 30 }, leaves("enr_a", "2026-03-31"));
    expect(state).toMatchObject({ status: "WAIVED", objects: [] });
    expect(state.missed).toBeUndefined();
    expect(tasks.map(({ stage, status }) => [stage, status])).toEqual([
      ["VISIT", "CLOSED"],
      ["MAKE_UP", "CLOSED"],
      ["MISS_REASON", "CLOSED"],
    ]);
    expect(coverageOf([state]).total).toMatchObject({ due: 0, missed: 0, waived: 1 });
    const shared = played(joins("enr_b"), { do: "wake", wait: 30 }, leaves("enr_a", "2026-03-20"));
    expect(shared.state).toMatchObject({
      status: "MISSED",
      objects: [{ enrollmentId: "enr_b" }],
    });
  });
});

describe("G10: a missed visit's reason is demanded of its room (D-QI-1-REASON)", () => {
  const missed: Step = { do: "wake", wait: 30 };
  const says = (action: string, stage: string, wait = 1): Step => ({
    do: "answer",
    by: "feng",
    action,
    stage,
    wait,
  });
  const open = ({ tasks }: ReturnType<typeof played>) =>
    tasks.filter(({ status }) => status === "OPEN").map(({ stage }) => stage);

  it("by a task of the director, which ends when it is given, by button or by command", () => {
    const asked = played(missed);
    expect(open(asked)).toEqual(["VISIT", "MAKE_UP", "MISS_REASON"]);
    expect(asked.tasks.at(-1)).toMatchObject({ due: { ruleCode: "D-QI-1-REASON" } });
    const told = played(missed, says("explain", "MISS_REASON"));
    expect(told.state.missed?.reason).toBe("意见（示例）");
    expect(open(told)).toEqual(["VISIT", "MAKE_UP"]);
    const command = { type: "explain-miss", reason: "力量不足（示例）" } as const;
    const said = played(missed, { do: "command", by: "feng", command });
    expect(open(said)).toEqual(["VISIT", "MAKE_UP"]);
  });

  it("once the make-up's days have gone by too, its reason ends every task; not before", () => {
    expect(open(played(missed, says("lapse", "MAKE_UP")))).toContain("MAKE_UP");
    const ended = played(missed, says("lapse", "MAKE_UP", 40));
    expect(open(ended)).toEqual([]);
    expect(ended.state).toMatchObject({ status: "MISSED", missed: { reason: "意见（示例）" } });
    expect(coverageOf([ended.state]).total).toMatchObject({ due: 1, missed: 1, madeUp: 0 });
  });
});

describe("R6: a visit runs from the day that it was made", () => {
  const planned = opening.slice(0, 3);
  const begins = (on?: string): Step => ({
    do: "command",
    by: "chen",
    command: { type: "begin", ...(on === undefined ? {} : { on }) },
  });

  it("one of the quarter's last day that is entered the next morning was not missed", () => {
    const wake: Step = { do: "wake", wait: 22 };
    const { state, types } = playedFrom(planned, wake, begins("2026-03-31"));
    expect(types).toContain("quarterly.missed");
    expect(state).toMatchObject({
      status: "ON_SITE",
      visit: { beganOn: "2026-03-31", timeliness: "in-quarter" },
    });
    expect(coverageOf([state]).total).toMatchObject({ due: 1, visited: 1, missed: 0 });
  });

  it("its signature is due from the day on which the feedback was served, whenever that is entered", () => {
    const clean = opening.filter(
      (move) => !(move.do === "command" && move.command.type === "find"),
    );
    const served: Step[] = clean
      .slice(0, clean.findLastIndex((move) => move.do === "conduct") + 1)
      .map((move) =>
        move.do === "command" && move.command.type === "feed-back" ? { ...move, wait: 6 } : move,
      );
    const { tasks, state } = playedFrom(served);
    expect([state.status, state.feedback?.servedOn]).toEqual(["FED_BACK", "2026-03-21"]);
    const task = tasks.find(({ stage }) => stage === "FED_BACK");
    expect(task?.due).toMatchObject({ ruleCode: "D-QI-3-SIGN", base: "2026-03-21" });
  });

  it("no day before the quarter, none to come, and no make-up without a new plan", () => {
    const refusedOn = (on: string) => playedFrom(planned, begins(on)).state.status;
    expect(refusedOn("2025-12-31")).toBe("NOTICED");
    expect(refusedOn("2026-03-30")).toBe("NOTICED");
  });
});
