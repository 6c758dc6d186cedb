import { describe, expect, it } from "vitest";
import { dayOf } from "#kernel/deadline/day.ts";
import { clockOf } from "#tests/kit/clock.ts";
import { movesOn } from "#tests/kit/on-day.ts";
import {
  ask,
  by,
  course,
  type PetitionMove,
  type Played,
  received,
  refusalOf,
  registration,
  stateOf,
  tell,
} from "./cast.ts";

/**
 * 2026 年春节: off from Sunday 02-15 to Monday 02-23; Saturdays 02-14 and 02-28 are worked. Every day
 * below was counted by hand on the calendar of the State Council's notice.
 */
const on = movesOn<Played, PetitionMove>(refusalOf);

const dueOf = (game: Played, stage: string) => clockOf(game, stage)?.due;

/** The days on which people are reminded of an open question. */
function remindedOf({ tasks }: Played, stage: string): string[] {
  const task = [...tasks.values()].find((one) => one.stage === stage && one.status === "OPEN");
  return (task?.plan ?? []).flatMap(({ kind, at }) => (kind === "REMINDER" ? [dayOf(at)] : []));
}

const register = tell("wei", { type: "register", registration });
const handOver = tell("wei", { type: "hand-over", room: "2" });
const began = (day: string) => course([received("NAMED", day), ask], { from: day });

/** Taken in, accepted and with its room, all on one day. */
function inRoom(day: string): Played {
  const game = began(day);
  on(game, day, register, ask, by("wei", "confirmed"), ask, by("wei", "accept"), ask);
  on(game, day, handOver, ask, by("director", "take"), ask);
  return game;
}

describe("a named petition over Spring Festival 2026, line by line (process sheet §4.6, calendar sheet §3.2)", () => {
  it("received three days before it: every step's working days, made-up Saturdays among them", () => {
    const game = began("2026-02-12");
    expect(clockOf(game, "RECEIVED")).toMatchObject({
      code: "D-PET-REGISTER",
      due: "2026-02-14",
      yellow: "2026-02-24",
    });
    on(game, "2026-02-14", register, ask);
    expect(dueOf(game, "IDENTITY_CHECK")).toBe("2026-02-26");
    on(game, "2026-02-24", by("wei", "confirmed"), ask);
    expect(clockOf(game, "CLASSIFYING")).toMatchObject({ code: "D-PET-4", due: "2026-02-26" });
    on(game, "2026-02-25", by("wei", "accept"), ask);
    // 15 working days of receipt, not of acceptance (D-PET-1), reminded 5, 3 and 0 days before.
    expect(clockOf(game, "NOTICE")).toMatchObject({
      code: "D-PET-1",
      due: "2026-03-11",
      yellow: "2026-03-12",
      red: "2026-03-18",
    });
    expect(remindedOf(game, "NOTICE")).toEqual(["2026-03-04", "2026-03-06", "2026-03-11"]);
    on(game, "2026-02-25", handOver, ask);
    expect(dueOf(game, "TO_HANDLER")).toBe("2026-02-27");
    on(game, "2026-02-27", by("director", "take"), ask);
    expect(clockOf(game, "IN_CLUE")).toMatchObject({ code: "D-PET-6", due: "2026-05-25" });
    on(game, "2026-03-11", by("wei", "told", "NOTICE"));
    expect(stateOf(game).noticedOn).toBe("2026-03-11");
    expect(clockOf(game, "NOTICE")).toBeUndefined();
  });

  it("received within it: the days off count for nothing, and the notice is due 15 worked days after", () => {
    const game = began("2026-02-17");
    expect(dueOf(game, "RECEIVED")).toBe("2026-02-25");
    on(game, "2026-02-25", register, ask, by("wei", "confirmed"), ask);
    expect(dueOf(game, "CLASSIFYING")).toBe("2026-02-28");
    on(game, "2026-02-28", by("wei", "accept"), ask);
    expect(dueOf(game, "NOTICE")).toBe("2026-03-13");
  });

  it("three months that end in it end on 02-24; extended once by a month, from acceptance (D-PET-6)", () => {
    const game = inRoom("2025-11-18");
    expect(clockOf(game, "IN_CLUE")).toMatchObject({ code: "D-PET-6", due: "2026-02-24" });
    const extend = tell("deputy", { type: "extend", document: "批示1号" });
    on(game, "2026-02-13", extend);
    expect(dueOf(game, "IN_CLUE")).toBe("2026-03-18");
    game.day = "2026-02-24";
    expect(refusalOf(game, extend)?.detail).toBe("已延长过一次");
  });

  it("its clue ends four days before it: told in 15 working days, three tries on either side (D-PET-2)", () => {
    const game = inRoom("2026-01-26");
    on(
      game,
      "2026-02-11",
      tell("system", { type: "complete", conclusion: "PARTLY_TRUE" }),
      ask,
      by("director", "report", "RESULT"),
      // What the room reports stands in the text of the feedback, so it is asked anew.
      ask,
    );
    const feedback = { code: "D-PET-2", due: "2026-03-10", yellow: "2026-03-11" };
    expect(clockOf(game, "COMPLETED")).toMatchObject(feedback);
    const giveUp = by("wei", "give-up", "COMPLETED");
    for (const day of ["2026-02-12", "2026-02-14", "2026-02-24"]) {
      game.day = day;
      expect([day, refusalOf(game, giveUp)?.refused]).toEqual([day, "petition.three-tries"]);
      on(game, day, by("wei", "missed", "COMPLETED"), ask);
      // A try that reached nobody puts nothing off.
      expect(clockOf(game, "COMPLETED")).toMatchObject(feedback);
    }
    expect(stateOf(game).feedback.map(({ on: day, reached }) => [day, reached])).toEqual([
      ["2026-02-12", "no"],
      ["2026-02-14", "no"],
      ["2026-02-24", "no"],
    ]);
    on(game, "2026-02-25", giveUp, ask);
    expect(stateOf(game).status).toBe("FED_BACK");
    expect(clockOf(game, "FED_BACK")).toMatchObject({ code: "D-PET-ARCHIVE", due: "2026-03-27" });
    on(game, "2026-03-27", by("wei", "archive"));
    expect(stateOf(game).status).toBe("ARCHIVED");
  });

  it("reached at the second try after it; an objection is explained in ten working days", () => {
    const game = inRoom("2026-01-26");
    on(game, "2026-02-10", tell("system", { type: "complete", conclusion: "UNTRUE" }), ask);
    on(game, "2026-02-13", by("wei", "missed", "COMPLETED"), ask);
    on(game, "2026-02-24", by("wei", "told", "COMPLETED"), ask);
    const content = { hash: "c".repeat(64), files: [] };
    on(game, "2026-02-27", tell("system", { type: "object", content }), ask);
    expect(clockOf(game, "OBJECTION")).toMatchObject({
      code: "D-PET-OBJECTION",
      due: "2026-03-12",
    });
    on(game, "2026-03-12", by("wei", "explain"));
    expect(stateOf(game).objections).toMatchObject([{ on: "2026-02-27" }]);
  });

  it("what belongs above is reported in five working days, and destroyed by two in two (D-PET-3, D-PET-PURGE)", () => {
    const game = began("2026-02-13");
    on(game, "2026-02-13", register, ask, by("wei", "confirmed"), ask, by("wei", "upward"), ask);
    expect(clockOf(game, "UPWARD")).toMatchObject({ code: "D-PET-3", due: "2026-02-27" });
    on(game, "2026-02-27", by("wei", "send"), ask);
    expect(dueOf(game, "PURGE_APPROVAL")).toBe("2026-03-02");
    on(game, "2026-02-28", by("deputy", "approve"));
    expect(stateOf(game).status).toBe("OUT_OF_LEVEL");
  });

  it("retaliation told on its last worked day is before the secretary until the next (D-PET-URGENT)", () => {
    const game = began("2026-02-14");
    const told = tell("wei", {
      type: "register",
      registration: { ...registration, retaliation: "yes" },
    });
    on(game, "2026-02-14", told);
    expect(clockOf(game, "URGENT")).toMatchObject({ code: "D-PET-URGENT", due: "2026-02-24" });
  });
});
