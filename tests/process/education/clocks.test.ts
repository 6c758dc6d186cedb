import { describe, expect, it } from "vitest";
import { daysBetween } from "#kernel/deadline/day.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import {
  conduct,
  enter,
  invite,
  type LearningMove,
  learningCast,
  newRecord,
  newSession,
  open,
  type SessionMove,
  says,
  sessionCast,
  tell,
  told,
} from "./cast.ts";

const day = "2026-09-24";
const onDay = (on: string): SessionMove => {
  if (enter.do !== "command" || enter.command.type !== "enter") throw new Error("No plan");
  const { plan } = enter.command;
  return { ...enter, command: { ...enter.command, plan: { ...plan, on } } };
};
const step = (type: "notify" | "hold" | "confirm"): SessionMove => tell({ type }, 0, "chen");
const record = () => newRecord({ ...learningCast, from: day });

describe("clocks of a session over 中秋 and 国庆 (process sheet §4.11)", () => {
  it("D-EDU-NOTIFY, D-EDU-DAY: people are told three working days ahead; it is held on the day itself", () => {
    const game = newSession([], { ...sessionCast, from: day });
    expect(told(game, [onDay("2026-10-09"), conduct])).toEqual([undefined, undefined]);
    expect(clockOf(game, "PLANNED")).toEqual({ code: "D-EDU-NOTIFY", ...from24September[2] });
    expect(told(game, [step("notify"), { ...conduct, wait: 0 }])).toEqual([undefined, undefined]);
    expect(clockOf(game, "PLANNED")).toBeUndefined();
    expect(clockOf(game, "NOTIFIED")).toEqual({ code: "D-EDU-DAY", ...from24September[5] });
    const held = { ...step("hold"), wait: daysBetween(day, "2026-10-09") };
    expect(told(game, [held])).toEqual([undefined]);
    expect(clockOf(game, "NOTIFIED")).toBeUndefined();
  });

  it("D-EDU-CONFIRM: who came is confirmed within three working days of the session", () => {
    const game = newSession([], { ...sessionCast, from: "2026-09-21" });
    const moves = [
      onDay(day),
      conduct,
      step("notify"),
      conduct,
      { ...step("hold"), wait: 3 },
      conduct,
    ];
    expect(told(game, moves).every((refused) => refused === undefined)).toBe(true);
    expect(clockOf(game, "HELD")).toEqual({ code: "D-EDU-CONFIRM", ...from24September[3] });
    expect(told(game, [step("confirm")])).toEqual([undefined]);
    expect(clockOf(game, "HELD")).toBeUndefined();
  });
});

describe("clocks of a person's education record over 中秋 and 国庆 (process sheet §4.11)", () => {
  it("D-EDU-1-GAP: six months without a session end after 国庆, and attending begins them anew", () => {
    const game = newRecord({ ...learningCast, from: "2026-04-01" });
    told(game, [open("2026-04-01")]);
    const gap = { due: "2026-10-08", yellow: "2026-10-09", red: "2026-10-14" };
    expect(clockOf(game, "GAP")).toEqual({ code: "D-EDU-1-GAP", ...gap });
    const wait = daysBetween("2026-04-01", day);
    const moves = [invite(day), says("per_1", "sign", "SIGN_IN", wait)] as LearningMove[];
    expect(told(game, moves)).toEqual([undefined, undefined]);
    expect(clockOf(game, "GAP")?.due).not.toBe(gap.due);
  });

  it("D-EDU-DAY: who is invited signs in on the day, and is asked no more when they have", () => {
    const game = record();
    told(game, [open(day), invite("2026-10-09")]);
    expect(clockOf(game, "SIGN_IN")).toEqual({ code: "D-EDU-DAY", ...from24September[5] });
    const wait = daysBetween(day, "2026-10-09");
    expect(told(game, [says("per_1", "sign", "SIGN_IN", wait) as LearningMove])).toEqual([
      undefined,
    ]);
    expect(clockOf(game, "SIGN_IN")).toBeUndefined();
  });

  it("D-EDU-TALK: the second absence of a year is talked about within ten working days", () => {
    const game = newRecord({ ...learningCast, from: "2026-08-03" });
    told(game, [
      open("2026-08-03"),
      invite("2026-08-10", "edu_1"),
      invite("2026-09-10", "edu_2"),
      tell({ type: "settle", session: "edu_1" }, daysBetween("2026-08-03", day)),
      tell({ type: "settle", session: "edu_2" }),
    ]);
    expect(clockOf(game, "ABSENCE_TALK")).toEqual({ code: "D-EDU-TALK", ...from24September[10] });
    const talked = says("director", "talked", "ABSENCE_TALK") as LearningMove;
    expect(told(game, [talked])).toEqual([undefined]);
    expect(clockOf(game, "ABSENCE_TALK")).toBeUndefined();
  });

  it("D-EDU-FESTIVAL: a reminder is read by the eve of the holiday, or ends with its beginning", () => {
    const remind = tell({ type: "remind", festivals: ["NATIONAL"], from: "2026-10-01" } as const);
    const game = record();
    told(game, [open(day), remind as LearningMove]);
    expect(clockOf(game, "FESTIVAL")).toEqual({ code: "D-EDU-FESTIVAL", ...from24September[3] });
    expect(told(game, [says("per_1", "read", "FESTIVAL") as LearningMove])).toEqual([undefined]);
    expect(clockOf(game, "FESTIVAL")).toBeUndefined();
    const unread = record();
    told(unread, [open(day), remind as LearningMove, { do: "wake", wait: 7 }]);
    expect(clockOf(unread, "FESTIVAL")).toBeUndefined();
  });
});
