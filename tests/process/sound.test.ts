import * as fc from "fast-check";
import { describe, it } from "vitest";
import { expectFair, expectSound } from "#tests/kit/games.ts";
import { histories } from "#tests/oracle/histories.ts";
import { games, players } from "#tests/oracle/players.ts";

const kinds = Object.keys(players) as (keyof typeof players)[];

/** Statuses that a state can be found in, as far as its kind lists them: any text of capitals. */
function statusOf(state: unknown): string[] {
  const { status } = state as { status: string };
  return /^[A-Z_]+$/.test(status) ? [status] : [];
}

describe("every history of every kind", () => {
  it.each(kinds)("%s: state replays, chain is intact, nobody decides who may not", (kind) => {
    for (const tell of Object.values(histories[kind])) {
      const game = tell();
      expectSound(game, statusOf(game.record?.state));
      expectFair(game);
    }
  });

  it.each(Object.keys(games) as (keyof typeof games)[])("%s: and in random games", (kind) => {
    const sample = fc.sample(games[kind] as fc.Arbitrary<never[]>, { seed: 4, numRuns: 60 });
    for (const moves of sample) expectFair(players[kind](moves));
  });
});
