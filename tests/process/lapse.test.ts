import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMove } from "#tests/kit/play.ts";
import { games, players } from "#tests/oracle/players.ts";

const kinds = Object.keys(games) as (keyof typeof games)[];

describe("a question that nobody has answered for 180 days", () => {
  it.each(kinds)("%s: nothing ends by silence, another execution goes on (gap 8)", (kind) => {
    const reached = new Set<string>();
    for (const moves of fc.sample(games[kind] as fc.Arbitrary<never[]>, {
      seed: 2,
      numRuns: 150,
    })) {
      const game = players[kind](moves);
      const { process, record, events } = game;
      if (record === undefined) continue;
      const stage = process.keys(record.state).status;
      if (!record.openTasks.some((id) => id.split(".").at(-2) === stage)) continue;
      const isConducted = (process.underway ?? Object.keys(process.stages)).includes(stage);
      const isTaskOfOwn = kind === "enrollment" && stage === "ACTIVE";
      if (!isConducted || isTaskOfOwn) continue;
      reached.add(stage);
      const before = events.length;
      makeMove(game, { do: "command", by: "system", command: { type: "lapse", stage } as never });
      const now = process.keys(game.record?.state).status;
      const added = events.slice(before);
      const started = added.filter(({ type }) => process.startsOn?.includes(type));
      expect([stage, now, started.length]).toEqual([stage, stage, 1]);
      expect(added.some(({ type }) => /withdrawn|cancelled|closed/.test(type))).toBe(false);
    }
    expect(reached.size).toBeGreaterThan(3);
  });

  it.each(kinds)("%s: a lapse of a stage that is behind changes nothing", (kind) => {
    const [moves] = fc.sample(games[kind] as fc.Arbitrary<never[]>, { seed: 3, numRuns: 1 });
    const game = players[kind](moves ?? []);
    const before = game.events.length;
    makeMove(game, {
      do: "command",
      by: "system",
      command: { type: "lapse", stage: "NO_SUCH_STAGE" } as never,
    });
    expect(game.events).toHaveLength(before);
  });
});
