import { describe, expect, it } from "vitest";
import { everyRoute } from "#functions/api/routes.ts";
import { followUpOf } from "#functions/react/follow-ups.ts";
import { wayOf } from "#kernel/conduct/outcome.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { kindOf, newId } from "#kernel/text/id.ts";
import { has, own } from "#kernel/text/own.ts";
import { noticesFrom } from "#notice/from-event.ts";
import { processOf } from "#processes";
import { contextOf, type Move, makeMove } from "#tests/kit/play.ts";
import { histories } from "#tests/oracle/histories.ts";

/** What every object answers to without having been given it. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
const games = Object.entries(histories).flatMap(([kind, told]) =>
  Object.entries(told).map(([name, tell]) => [kind, name, tell] as const),
);

describe.each(inherited)("the word %s, which no table has", (word) => {
  it("is no entry, no way, no kind, no follow-up, no address", async () => {
    expect(own({}, word)).toBeUndefined();
    expect(has({}, word)).toBe(false);
    expect(() => wayOf({ A: { approve: "B" } }, "A", word)).toThrow("No way");
    expect(() => wayOf({ A: { approve: "B" } }, word, "approve")).toThrow("No way");
    expect(kindOf(`${word}_1`)).toBeUndefined();
    expect(() => newId(word, "2026-01-01T00:00:00.000Z", new Uint8Array(10))).toThrow("No id");
    expect(await processOf(word)).toBeUndefined();
    expect(await followUpOf({ type: word } as never)).toBeUndefined();
    expect(await everyRoute.at(word)).toEqual([]);
  });

  it("is no action on any open task, and nothing is recorded for it", () => {
    for (const [, , tell] of games) {
      const game = tell();
      const before = game.events.length;
      for (const task of [...game.tasks.values()].filter(({ status }) => status === "OPEN"))
        for (const { person } of task.seats) {
          const command = { type: "decide", action: word, opinion: "x", declaration: "none" };
          const refused = makeMove(game, {
            wait: 0,
            do: "verb",
            stage: task.stage,
            command: { ...command, person } as never,
          } as Move<never>) as Refusal | undefined;
          expect(refused?.refused).toMatch(/^task\./);
        }
      expect(game.events).toHaveLength(before);
    }
  });

  it("is no event that anybody is told of", () => {
    const [first] = games;
    const game = first?.[2]();
    const task = [...(game?.tasks.values() ?? [])][0];
    const event = game?.events.at(-1);
    if (game === undefined || event === undefined) throw new Error("No history");
    const { rules } = contextOf(game, "system");
    expect(noticesFrom({ ...event, type: word }, task, rules)).toEqual([]);
  });
});
