import { expect, it } from "vitest";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { causeOfLeaving, isDeath, isGone } from "#process/enrollment/review/leaving.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import { enrollmentCast, opening, resting } from "./games.ts";

const leave = (cause: "TRANSFER" | "DEATH", reason: string) =>
  ({
    do: "command",
    by: "system",
    command: { type: "note-left-post", cause, reason, on: "2026-03-17" },
  }) as const;

it("who left the post while supervision rested is reviewed as soon as it runs on (§4.1, D-ENR-10)", () => {
  for (const [cause, reason] of [
    ["TRANSFER", "离任（信息库）：2026-03-17 调离"],
    ["DEATH", "离任（信息库）：2026-03-17 病故"],
  ] as const) {
    const moves = [...resting.slice(0, 3), leave(cause, reason), ...resting.slice(3)];
    const game = play(enrollment, enrollmentCast, [...opening, ...moves]);
    const { status, reviewCall } = game.record?.state ?? {};
    expect({ status, cause: reviewCall?.cause }).toEqual({ status: "ACTIVE", cause });
    const reviews = [...game.tasks.values()].filter(
      ({ stage, status: is }) => stage === "YEARLY_REVIEW" && is === "OPEN",
    );
    expect(reviews).toHaveLength(1);
    expect(reviews.map(({ due }) => dueDayOf(due) < "2026-06-01")).toEqual([true]);
  }
});

it("who moved on first and has died since has left a second time; twice the same is once", () => {
  const game = play(enrollment, enrollmentCast, [...opening, ...resting.slice(0, 1)]);
  makeMove(game, leave("TRANSFER", "调离"));
  const before = game.events.length;
  makeMove(game, leave("TRANSFER", "调离"));
  expect(game.events).toHaveLength(before);
  makeMove(game, leave("DEATH", "去世"));
  expect(game.record?.state.leftPost).toMatchObject({ cause: "DEATH" });
  const after = game.events.length;
  makeMove(game, leave("DEATH", "去世"));
  makeMove(game, leave("TRANSFER", "调离"));
  expect(game.events).toHaveLength(after);
});

it("a review that lets an object stay answers the leaving: it is visited again (A-36)", () => {
  const leftPost = { reason: "调任", at: "2026-03-17T01:00:00.000Z" };
  const on = (day: string) => [{ cause: "TRANSFER", sheet: {}, outcome: "CONTINUED", on: day }];
  expect(isGone({ leftPost })).toBe(true);
  expect(isGone({ leftPost, reviews: on("2026-03-16") as never })).toBe(true);
  expect(isGone({ leftPost, reviews: on("2026-03-17") as never })).toBe(false);
  expect(isGone({})).toBe(false);
});

it.each([
  ["去世", "DEATH"],
  ["因病去世", "DEATH"],
  ["突发疾病死亡（示例）", "DEATH"],
  ["因公牺牲", "DEATH"],
  ["母亲去世，辞职照料家庭", "TRANSFER"],
  ["接替病故的原站长，调任", "TRANSFER"],
  ["到龄退休", "RETIREMENT"],
  ["调离", "TRANSFER"],
] as const)("%s: %s", (reason, cause) => {
  expect(causeOfLeaving({ reason })).toBe(cause);
  expect(isDeath({ reason })).toBe(cause === "DEATH");
});

it.each([
  ["DEATH", "因病医治无效（示例）", "DEATH"],
  ["RETIREMENT", "到龄", "RETIREMENT"],
  ["RESIGNATION", "去世的父亲留下的家业无人照料", "TRANSFER"],
] as const)("what was chosen goes before the words: %s, %s", (kind, reason, cause) => {
  expect(causeOfLeaving({ kind, reason })).toBe(cause);
  expect(isDeath({ kind, reason })).toBe(cause === "DEATH");
});
