import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { education } from "#process/education/process.ts";
import { educationStatuses } from "#process/education/terms.ts";
import { expectFair, expectSound, gamesOf } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import {
  conduct,
  enter,
  newSession,
  type SessionMove,
  sessionCast,
  stateOf,
  taskAt,
  tell,
  told,
} from "./cast.ts";

const step = (type: "notify" | "hold" | "confirm", wait = 0): SessionMove =>
  tell({ type }, wait, "chen");
const note = (personId: string, standing: "PRESENT" | "MADE_UP"): SessionMove =>
  tell({ type: "note", personId, standing });

describe("an education session (process sheet §4.11)", () => {
  it("is planned only where the pilot runs (A-20), and not for a day gone by", () => {
    const off = newSession([enter], { ...sessionCast, config: {} });
    expect(off.record).toBeUndefined();
    const late = newSession([enter], { ...sessionCast, from: "2026-03-21" });
    expect(late.record).toBeUndefined();
  });

  it("a pilot that is switched off lets a running session end", () => {
    const game = newSession([enter, conduct]);
    game.cast = { ...sessionCast, config: {} };
    expect(told(game, [step("notify"), conduct, step("hold", 18)])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("PLANNED → NOTIFIED → HELD → CLOSED where everybody came", () => {
    const game = newSession([enter, conduct]);
    expect(taskAt(game, "PLANNED")?.due.effectiveDue).toBe("2026-03-17");
    told(game, [step("notify"), conduct]);
    expect(taskAt(game, "NOTIFIED")?.due.effectiveDue).toBe("2026-03-20");
    expect(told(game, [step("hold")])).toEqual(["education.day"]);
    told(game, [note("per_1", "PRESENT"), note("per_2", "PRESENT"), step("hold", 18), conduct]);
    expect(stateOf(game).status).toBe("HELD");
    expect(told(game, [step("confirm")])).toEqual([undefined]);
    expect(stateOf(game).status).toBe("CLOSED");
  });

  it("absentees: MAKEUP until the last has made up, 30 days from the session (D-EDU-3)", () => {
    const game = newSession([enter, conduct]);
    told(game, [step("notify"), conduct, note("per_1", "PRESENT"), step("hold", 18), conduct]);
    told(game, [step("confirm"), conduct]);
    expect(stateOf(game)).toMatchObject({
      status: "MAKEUP",
      participants: [{ standing: "PRESENT" }, { standing: "ABSENT" }],
    });
    expect(taskAt(game, "MAKEUP")?.due).toMatchObject({
      nominalDue: "2026-04-19",
      effectiveDue: "2026-04-20",
    });
    told(game, [note("per_2", "MADE_UP")]);
    expect(stateOf(game).status).toBe("CLOSED");
  });

  it("postponed, it is asked again for its new day, and the old code is void; or cancelled", () => {
    const game = newSession([enter, conduct]);
    told(game, [
      step("notify"),
      conduct,
      tell({ type: "issue-code", code: "123456" } as const, 17),
    ]);
    expect(stateOf(game).code?.on).toBe("2026-03-20");
    told(game, [
      tell({ type: "postpone", on: "2026-03-25", reason: "场地变更（示例）" } as const, 0, "chen"),
      conduct,
    ]);
    expect(stateOf(game)).toMatchObject({ status: "NOTIFIED", on: "2026-03-25" });
    expect(stateOf(game).code).toBeUndefined();
    expect(taskAt(game, "NOTIFIED")?.due.effectiveDue).toBe("2026-03-25");
    told(game, [tell({ type: "cancel", reason: "示例" } as const, 0, "chen")]);
    expect(stateOf(game).status).toBe("CANCELLED");
    expect(game.record?.openTasks).toEqual([]);
  });

  it("nobody who was not invited is written down as present (attendance forged)", () => {
    const game = newSession([enter, conduct]);
    const sheet = (personId: string): SessionMove =>
      tell({ type: "register", attendance: { personId, standing: "PRESENT" } }, 0, "chen");
    told(game, [step("notify"), conduct]);
    expect(told(game, [sheet("per_1")])).toEqual(["education.day"]);
    expect(told(game, [{ ...sheet("per_9"), wait: 18 }])).toEqual(["education.participant"]);
    expect(told(game, [sheet("per_1")])).toEqual([undefined]);
  });

  it("a forged signature is struck after the session, however far it has got (attendance forged)", () => {
    const game = newSession([enter, conduct]);
    const correction = { personId: "per_1", reason: "他人代签（示例）" };
    const strike: SessionMove = tell({ type: "strike", correction }, 0, "chen");
    told(game, [step("notify"), conduct, note("per_1", "PRESENT")]);
    expect(told(game, [strike])).toEqual(["record.state"]);
    told(game, [note("per_2", "PRESENT"), step("hold", 18), conduct, step("confirm")]);
    expect(stateOf(game).status).toBe("CLOSED");
    expect(told(game, [strike, strike])).toEqual([undefined, "education.participant"]);
    expect(stateOf(game).participants[0]?.standing).toBe("ABSENT");
    const held = newSession([enter, conduct]);
    told(held, [step("notify"), conduct, note("per_1", "PRESENT"), note("per_2", "PRESENT")]);
    told(held, [step("hold", 18), conduct, strike, step("confirm"), conduct]);
    expect(stateOf(held).status).toBe("MAKEUP");
    told(held, [note("per_1", "MADE_UP")]);
    expect(stateOf(held).status).toBe("CLOSED");
  });

  it("any order of commands leaves a sound session", () => {
    const command = fc.oneof(
      fc.constantFrom(
        { type: "notify" as const },
        { type: "hold" as const },
        { type: "confirm" as const },
        { type: "cancel" as const, reason: "示例" },
        { type: "postpone" as const, on: "2026-04-01", reason: "示例" },
        { type: "issue-code" as const, code: "000000" },
        { type: "strike" as const, correction: { personId: "per_1", reason: "代签" } },
      ),
      fc
        .record({
          personId: fc.constantFrom("per_1", "per_2", "per_3"),
          standing: fc.constantFrom("PRESENT" as const, "LEAVE" as const, "MADE_UP" as const),
        })
        .map((noted) => ({ type: "note" as const, ...noted })),
    );
    const games = gamesOf([enter, conduct], command as fc.Arbitrary<never>, {
      people: ["chen", "director"],
      actions: ["approve"],
    });
    void fc.assert(
      fc.property(games, (moves) => {
        const game = play(education as never, sessionCast, moves as never);
        expectSound(game, Object.keys(educationStatuses));
        expectFair(game);
      }),
      { numRuns: 150 },
    );
  });
});
