import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { clueStatuses, ended, waysAfter } from "#process/clue/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { type Game, type Move, play } from "#tests/kit/play.ts";
import { type Command, cast } from "./cast.ts";
import { games } from "./games.ts";

type Played = Game<Clue, { type: string }>;

function played(moves: readonly Move<Command>[], look: (game: Played, state: Clue) => void): void {
  const game = play(clue as never, cast, moves as never) as unknown as Played;
  const state = game.record?.state;
  if (state !== undefined) look(game, state);
}

describe("any sequence of commands on a clue", () => {
  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (game) => expectSound(game, Object.keys(clueStatuses))),
      ),
      { numRuns: 500 },
    );
  });

  it("every approved way has passed director, deputy and secretary, none of them the one who brought it", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ events }, { approved }) => {
          for (const { by } of approved) {
            const signers = events.filter(
              ({ type, task = "", data }) =>
                type === "task.decided" && /OPINION_/.test(task) && data.action === "approve",
            );
            expect(signers.map(({ actor }) => actor)).not.toContain(by);
          }
          const times = (stage: string) =>
            events.filter(
              ({ type, task = "", data }) =>
                type === "task.decided" &&
                task.includes(`.${stage}.`) &&
                data.outcome === "approve",
            ).length;
          expect(times("OPINION_SECRETARY")).toBeGreaterThanOrEqual(approved.length);
          expect(times("OPINION_ROOM")).toBeGreaterThanOrEqual(times("OPINION_DEPUTY"));
          expect(times("OPINION_DEPUTY")).toBeGreaterThanOrEqual(times("OPINION_SECRETARY"));
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("only ways that are open after its round are ever approved, and nothing is filed unverified", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (_, { approved, filing, verification }) => {
          for (const { round, way } of approved) expect(waysAfter[round]).toContain(way);
          if (filing !== undefined) expect(verification?.report).toBeDefined();
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("an ended clue says how, and 处分 is given in filed cases only", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (_, { status, ending, disposals, filing }) => {
          if ((ended as readonly string[]).includes(status)) expect(ending).toBeDefined();
          if (disposals.some(({ measure }) => measure.startsWith("PARTY")))
            expect(filing).toBeDefined();
        }),
      ),
      { numRuns: 300 },
    );
  });
});
