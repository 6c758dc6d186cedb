import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import type { LearningCommand } from "#process/learning/commands.ts";
import { learning } from "#process/learning/process.ts";
import { standingIn } from "#process/learning/routes.ts";
import { learningStatuses } from "#process/learning/schema.ts";
import { expectFair, expectSound, gamesOf } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import {
  invite,
  type LearningMove,
  learningCast,
  newRecord,
  open,
  says,
  stateOf,
  taskAt,
  tell,
  told,
} from "./cast.ts";

describe("a person's education record (process sheet §4.11, A-20)", () => {
  it("a new object is talked with within 30 calendar days, rolled (D-EDU-2)", () => {
    const game = newRecord();
    told(game, [open("2026-03-02", "due")]);
    expect(taskAt(game, "ENTRY_TALK")?.due).toMatchObject({
      nominalDue: "2026-04-01",
      effectiveDue: "2026-04-01",
    });
    expect(told(game, [says("director", "talked", "ENTRY_TALK", 3)])).toEqual([undefined]);
    expect(stateOf(game).talks[0]).toMatchObject({ cause: "ENTRY", on: "2026-03-05" });
  });

  it("six months without a session are 黄 on the working day after them (D-EDU-1)", () => {
    const game = newRecord();
    told(game, [open("2026-03-02")]);
    const task = taskAt(game, "GAP");
    expect(task?.due.effectiveDue).toBe("2026-09-02");
    expect(task?.plan.find(({ kind }) => kind === "YELLOW")?.offset).toBe("T+1WD");
  });

  it("attending sets the six months anew, and not in a district whose pilot has ended", () => {
    const moves = [
      open("2026-03-02"),
      invite("2026-03-20"),
      says("per_1", "sign", "SIGN_IN", 18),
    ] as LearningMove[];
    const game = newRecord();
    expect(told(game, moves)).toEqual([undefined, undefined, undefined]);
    expect(stateOf(game).clock).toEqual({ n: 2, from: "2026-03-20" });
    expect(taskAt(game, "GAP")).toMatchObject({ status: "OPEN", due: { base: "2026-03-20" } });
    const ended = newRecord({ ...learningCast, config: {} });
    told(ended, moves);
    expect(taskAt(ended, "GAP")).toBeUndefined();
    expect(stateOf(ended).entries[0]?.standing).toBe("PRESENT");
  });

  it("signing in is possible on the day only, leave until then", () => {
    const game = newRecord();
    told(game, [open("2026-03-02"), invite("2026-03-20")]);
    expect(told(game, [says("per_1", "sign", "SIGN_IN")])).toEqual(["education.day"]);
    expect(told(game, [says("per_1", "leave", "SIGN_IN")])).toEqual([undefined]);
    expect(stateOf(game).entries[0]).toMatchObject({ standing: "LEAVE" });
  });

  it("an absentee makes up within 30 calendar days of the session (D-EDU-3); leave is no absence", () => {
    const game = newRecord();
    told(game, [
      open("2026-03-02"),
      invite("2026-03-20"),
      tell({ type: "settle", session: "edu_1" }, 20),
    ]);
    expect(stateOf(game).entries[0]?.standing).toBe("ABSENT");
    expect(taskAt(game, "SIGN_IN")?.status).toBe("CLOSED");
    expect(taskAt(game, "MAKE_UP")?.due).toMatchObject({
      nominalDue: "2026-04-19",
      effectiveDue: "2026-04-20",
    });
    expect(told(game, [says("director", "done", "MAKE_UP", 5)])).toEqual([undefined]);
    expect(stateOf(game).entries[0]).toMatchObject({
      standing: "MADE_UP",
      madeUpOn: "2026-03-27",
    });
    const away = newRecord();
    told(away, [
      open("2026-03-02"),
      invite("2026-03-20"),
      says("per_1", "leave", "SIGN_IN"),
      tell({ type: "settle", session: "edu_1" }, 20),
      tell({ type: "settle", session: "edu_1" }),
    ]);
    expect(taskAt(away, "MAKE_UP")?.status).toBe("OPEN");
    expect(taskAt(away, "ABSENCE_TALK")).toBeUndefined();
  });

  it("the second absence of a year leads to one reminder talk; a make-up takes none back", () => {
    const game = newRecord();
    told(game, [
      open("2026-03-02"),
      invite("2026-03-20", "edu_1"),
      tell({ type: "settle", session: "edu_1" }, 20),
      says("director", "done", "MAKE_UP"),
      invite("2026-04-10", "edu_2"),
      tell({ type: "settle", session: "edu_2" }, 20),
      invite("2026-05-10", "edu_3"),
      tell({ type: "settle", session: "edu_3" }, 40),
    ]);
    const talks = stateOf(game).talks.filter(({ cause }) => cause === "ABSENCES");
    expect(talks).toHaveLength(1);
    expect(taskAt(game, "ABSENCE_TALK")).toMatchObject({ seats: [{ person: "director" }] });
  });

  it("the talk does not precede the second absence, whatever was missed since (R7)", () => {
    const game = newRecord();
    told(game, [
      open("2026-03-02"),
      ...["2026-03-20", "2026-04-10", "2026-05-10"].flatMap((on, place) => [
        invite(on, `edu_${place + 1}`),
        tell({ type: "settle", session: `edu_${place + 1}` }, 35),
      ]),
    ] as LearningMove[]);
    const talked = (on: string) => ({
      ...says("director", "talked", "ABSENCE_TALK"),
      form: { on, outline: "提醒按时参加（示例）" },
    });
    expect(told(game, [talked("2026-04-09")])).toEqual(["input.invalid"]);
    expect(told(game, [talked("2026-04-10")])).toEqual([undefined]);
  });

  it("leave that was made up is no absence either: the talk follows the second real one (D-EDU-3)", () => {
    const game = newRecord();
    const away = (on: string, id: string, day: number): LearningMove[] => [
      invite(on, id),
      says("per_1", "leave", "SIGN_IN"),
      tell({ type: "settle", session: id }, day),
      says("director", "done", "MAKE_UP"),
    ];
    told(game, [
      open("2026-03-02"),
      ...away("2026-03-20", "edu_1", 20),
      invite("2026-04-10", "edu_2"),
      tell({ type: "settle", session: "edu_2" }, 20),
    ]);
    expect(stateOf(game).entries.map(({ standing }) => standing)).toEqual(["MADE_UP", "ABSENT"]);
    expect(standingIn(stateOf(game), 2026).absences).toBe(1);
    expect(taskAt(game, "ABSENCE_TALK")).toBeUndefined();
    told(game, [
      ...away("2026-05-10", "edu_3", 35),
      invite("2026-06-20", "edu_4"),
      tell({ type: "settle", session: "edu_4" }, 40),
    ]);
    expect(standingIn(stateOf(game), 2026).absences).toBe(2);
    expect(taskAt(game, "ABSENCE_TALK")?.status).toBe("OPEN");
  });

  it("a forged signature is an absence: made up, counted, and the six months run from before it (§4.11)", () => {
    const game = newRecord();
    const strike = tell({ type: "strike", session: "edu_1", reason: "他人代签（示例）" } as const);
    told(game, [
      open("2026-03-02"),
      invite("2026-03-20", "edu_1"),
      tell({ type: "register", session: "edu_1", standing: "PRESENT", score: 92 }, 18),
      invite("2026-04-10", "edu_2"),
      tell({ type: "settle", session: "edu_2" }, 25),
    ]);
    expect(stateOf(game).clock.from).toBe("2026-03-20");
    told(game, [strike, strike]);
    expect(stateOf(game)).toMatchObject({
      entries: [{ id: "edu_1", standing: "ABSENT", note: "他人代签（示例）" }, { id: "edu_2" }],
      clock: { from: "2026-03-02" },
    });
    expect(stateOf(game).entries[0]).not.toHaveProperty("score");
    expect(taskAt(game, "GAP")).toMatchObject({ status: "OPEN", due: { base: "2026-03-02" } });
    expect(taskAt(game, "MAKE_UP")).toMatchObject({ status: "OPEN", due: { base: "2026-03-20" } });
    expect([...game.tasks.values()].filter(({ stage }) => stage === "ABSENCE_TALK")).toHaveLength(
      1,
    );
    told(game, [says("director", "done", "MAKE_UP")]);
    expect(stateOf(game).clock.from > "2026-03-20").toBe(true);
  });

  it("postponed: told again with the new day; cancelled: asked no more", () => {
    const game = newRecord();
    told(game, [open("2026-03-02"), invite("2026-03-20"), invite("2026-03-25")]);
    const asked = [...game.tasks.values()].filter(({ stage }) => stage === "SIGN_IN");
    expect(asked.map(({ status, due }) => [status, due.effectiveDue])).toEqual([
      ["CLOSED", "2026-03-20"],
      ["OPEN", "2026-03-25"],
    ]);
    told(game, [tell({ type: "withdraw", session: "edu_1" })]);
    expect(taskAt(game, "SIGN_IN")?.status).toBe("CLOSED");
    told(game, [tell({ type: "settle", session: "edu_1" }, 30)]);
    expect(taskAt(game, "MAKE_UP")).toBeUndefined();
  });

  it("a paper sheet counts for people without a link, and a score is kept", () => {
    const game = newRecord();
    told(game, [
      open("2026-03-02"),
      invite("2026-03-20"),
      tell({ type: "register", session: "edu_1", standing: "PRESENT", score: 92 }, 18),
    ]);
    expect(stateOf(game).entries[0]).toMatchObject({
      standing: "PRESENT",
      how: "PAPER",
      score: 92,
    });
  });

  it("a festival's reminder is read, or ends unread when the holiday begins; once a holiday", () => {
    const game = newRecord();
    const remind = tell({ type: "remind", festivals: ["QINGMING"], from: "2026-04-04" } as const);
    told(game, [open("2026-03-02"), remind as LearningMove, remind as LearningMove]);
    expect([...game.tasks.values()].filter(({ stage }) => stage === "FESTIVAL")).toHaveLength(1);
    expect(learning.keys(stateOf(game)).wakeAt).toBe("2026-04-03T16:05:00.000Z");
    told(game, [{ do: "wake", wait: 33 }]);
    expect(taskAt(game, "FESTIVAL")?.status).toBe("CLOSED");
    expect(learning.keys(stateOf(game)).wakeAt).toBeUndefined();
  });

  it("a person who is no object any more is asked nothing", () => {
    const game = newRecord();
    told(game, [open("2026-03-02", "due"), invite("2026-03-20"), tell({ type: "end" })]);
    expect(game.record?.openTasks).toEqual([]);
    expect(told(game, [invite("2026-04-01", "edu_2")])).toEqual([undefined]);
    expect(game.record?.openTasks).toEqual([]);
  });

  it("any order of what may happen leaves a sound record, in which nobody signs for another", () => {
    const id = fc.constantFrom("edu_1", "edu_2", "edu_3");
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-03-02", days));
    const command: fc.Arbitrary<LearningCommand> = fc.oneof(
      fc
        .tuple(day, id)
        .map(([on, one]) => (invite(on, one) as { command: LearningCommand }).command),
      id.map((session) => ({ type: "settle" as const, session })),
      id.map((session) => ({ type: "withdraw" as const, session })),
      id.map((session) => ({ type: "strike" as const, session, reason: "代签" })),
      fc
        .tuple(id, fc.constantFrom("PRESENT" as const, "LEAVE" as const))
        .map(([session, standing]) => ({ type: "register" as const, session, standing })),
      day.map((from) => ({ type: "remind" as const, festivals: ["QINGMING" as const], from })),
      fc.constant({ type: "end" as const }),
    );
    const games = gamesOf([open("2026-03-02", "due")] as LearningMove[], command, {
      people: ["system", "per_1", "director", "deputy", "chen"],
      actions: ["sign", "leave", "read", "done", "talked"],
    });
    void fc.assert(
      fc.property(games, (moves) => {
        const game = play(learning as never, learningCast, moves as never);
        expectSound(game, Object.keys(learningStatuses));
        expectFair(game);
      }),
      { numRuns: 150 },
    );
  });
});
