import { describe, expect, it } from "vitest";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import {
  ask,
  by,
  course,
  type PetitionMove,
  received,
  refusalOf,
  registration,
  tell,
} from "./cast.ts";

const day = "2026-09-24";
const arrived = (signature: "NAMED" | "ANONYMOUS") => [received(signature, day), ask];
const registered = (signature: "NAMED" | "ANONYMOUS") => [
  ...arrived(signature),
  tell("wei", { type: "register", registration }),
  ask,
];
const toRoom = (signature: "NAMED" | "ANONYMOUS") => [
  ...registered(signature),
  ...(signature === "NAMED" ? [by("wei", "confirmed"), ask] : []),
  by("wei", "accept"),
  ask,
  tell("wei", { type: "hand-over", room: "2" }),
  ask,
];
const inClue = (signature: "NAMED" | "ANONYMOUS") => [
  ...toRoom(signature),
  by("director", "take"),
  ask,
];
const ended = tell("system", { type: "complete", conclusion: "UNTRUE" });
const content = { hash: "b".repeat(64), files: [] };
const toPurge = [...registered("ANONYMOUS"), by("wei", "upward"), ask, by("wei", "send"), ask];
const objected = [
  ...inClue("NAMED"),
  ended,
  ask,
  by("wei", "told", "COMPLETED"),
  ask,
  tell("system", { type: "object", content }),
  ask,
];
const asksIdentity = tell("wei", { type: "ask-identity", reason: "核实（示例）" });
const isFalse = tell("deputy", { type: "find-false", grounds: "捏造事实（示例）" });

describe("clocks of a petition's steps over 中秋 and 国庆 (process sheet §4.6, calendar sheet §3.2)", () => {
  it.each([
    [
      "D-PET-REGISTER",
      "RECEIVED",
      2,
      arrived("NAMED"),
      tell("wei", { type: "register", registration }),
    ],
    ["D-PET-IDENTITY", "IDENTITY_CHECK", 3, registered("NAMED"), by("wei", "confirmed")],
    ["D-PET-SIGN", "TO_HANDLER", 2, toRoom("ANONYMOUS"), by("director", "take")],
    [
      "D-PET-RETURN",
      "RETURN_APPROVAL",
      2,
      [...toRoom("ANONYMOUS"), by("director", "ask-return"), ask],
      by("deputy", "approve"),
    ],
    ["D-PET-PURGE", "PURGE_APPROVAL", 2, toPurge, by("deputy", "approve")],
    ["D-PET-OBJECTION", "OBJECTION", 10, objected, by("wei", "explain")],
    [
      "D-PET-OPENING",
      "IDENTITY_OPENING",
      1,
      [...registered("NAMED"), asksIdentity],
      by("deputy", "grant", "IDENTITY_OPENING"),
    ],
    [
      "D-PET-CLEARING",
      "CLEARING",
      10,
      [...inClue("ANONYMOUS"), isFalse],
      by("director", "cleared", "CLEARING"),
    ],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, %i working days on, and ends when done",
    (code, stage, days, moves, end) => {
      const game = course(moves as readonly PetitionMove[], { from: day });
      expect(clockOf(game, stage)).toEqual({ code, ...from24September[days] });
      expect(refusalOf(game, end)).toBeUndefined();
      expect(clockOf(game, stage)).toBeUndefined();
    },
  );

  it("D-PET-ARCHIVE: 30 calendar days from the end, rolled over a weekend, whether anybody was told or not", () => {
    const thirtyDays = { due: "2026-10-26", yellow: "2026-10-27", red: "2026-11-02" };
    const clock = { code: "D-PET-ARCHIVE", ...thirtyDays };
    const silent = course([...inClue("ANONYMOUS"), ended, ask], { from: day });
    expect(clockOf(silent, "ARCHIVING")).toEqual(clock);
    expect(refusalOf(silent, by("wei", "archive"))).toBeUndefined();
    expect(clockOf(silent, "ARCHIVING")).toBeUndefined();
    const told = course([...inClue("NAMED"), ended, ask, by("wei", "told", "COMPLETED"), ask], {
      from: day,
    });
    expect(clockOf(told, "FED_BACK")).toEqual(clock);
    expect(refusalOf(told, by("wei", "archive"))).toBeUndefined();
    expect(clockOf(told, "FED_BACK")).toBeUndefined();
  });
});
