import { expect } from "vitest";

/** Plays moves on a game's later day; a refused one fails the scenario, with the day and the move. */
export function movesOn<G extends { day: string }, M>(refusalOf: (game: G, move: M) => unknown) {
  return (game: G, day: string, ...moves: readonly M[]): void => {
    game.day = day;
    for (const move of moves)
      expect([day, JSON.stringify(move), refusalOf(game, move)]).toEqual([
        day,
        JSON.stringify(move),
        undefined,
      ]);
  };
}
