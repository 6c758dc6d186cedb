import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registerFor } from "#kernel/deadline/register.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { chain, isAtUnit, type Stage } from "#process/letter/chain.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import { wholeContent } from "#process/letter/paper/content.ts";
import { letter } from "#process/letter/process.ts";
import type { Letter } from "#process/letter/schema.ts";
import { letterStatuses } from "#process/letter/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { type Move, makeMove, type Game as Played, play } from "#tests/kit/play.ts";
import { letterCast, letterOfficers } from "./cast.ts";
import { games } from "./games.ts";

type Game = Played<Letter, LetterCommand>;

/** Plays a history and looks at where it ends. */
function played(
  moves: readonly Move<LetterCommand>[],
  look: (game: Game, state: Letter) => void,
): void {
  const game = play(letter, letterCast, moves);
  const state = game.record?.state;
  if (state !== undefined) look(game, state);
}

const openStages = ({ tasks }: Game) =>
  [...tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);

describe("any sequence of commands on a letter", () => {
  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (end) => {
          expectSound(end, Object.keys(letterStatuses));
        }),
      ),
      { numRuns: 600 },
    );
  });

  it("条例 235 条: nothing without its five contents gets past the check", () => {
    const register = registerFor({}, "1");
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (_, state) => {
          const isFree = ["DRAFT", "CONSULTING", "RETURNED", "AMENDED", "WITHDRAWN"];
          if (!isFree.includes(state.status))
            expect(isRefusal(wholeContent(state.content, register))).toBe(false);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("numbers follow each other without gap, and a voided one never comes again", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ counters }, state) => {
          const given = [
            ...state.voidedNumbers.map(({ text }) => text),
            ...state.former.map(({ number }) => number.text),
            ...(state.number === undefined ? [] : [state.number.text]),
          ];
          const wanted = Object.entries(counters).flatMap(([counter, last]) => {
            const [code, year] = counter.split("#");
            return Array.from({ length: last }, (_, n) => `${code}〔${year}〕${n + 1}号`);
          });
          expect(given.toSorted()).toEqual(wanted.toSorted());
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("asks the unit only while it holds the letter, and the rectification beside the plan", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (end, state) => {
          makeMove(end, { wait: 0, do: "conduct" });
          const now = end.record?.state ?? state;
          const atUnit = openStages(end).filter(isAtUnit).sort();
          if (now.status === "SERVED") expect(atUnit).toEqual(["RECTIFYING", "SERVED"]);
          else expect(atUnit).toEqual(isAtUnit(now.status) ? [now.status] : []);
          if (isAtUnit(now.status)) expect(now.servedTo).toBe(now.content.addressee.unitId);
        }),
      ),
      { numRuns: 500 },
    );
  });

  it("never lets the proposer approve, a stranger answer, or a limit be passed", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ tasks }, state) => {
          for (const { stage, seats } of tasks.values())
            for (const { ballot, person } of seats.filter((seat) => seat.ballot !== undefined)) {
              const { asks } = chain.stages[stage as Stage];
              const officer = letterOfficers.find(({ id }) => id === person);
              if (asks === "proposer") expect(person).toBe("chen");
              else if (asks === "addressee") expect(officer?.unit).toBeDefined();
              else expect([officer?.role, ballot?.by]).toEqual([asks, person]);
            }
          expect(state.returns.length).toBeLessThanOrEqual(2);
          const redos = state.evaluations.filter(({ conclusion }) => conclusion === "redo");
          expect(redos.length).toBeLessThanOrEqual(2);
          if (state.closedOn !== undefined)
            expect(state.evaluations.at(-1)?.results.every(({ result }) => result === "DONE")).toBe(
              true,
            );
          if (["REFUSED", "REFERRED"].includes(state.status)) expect(state.refusal).toBeDefined();
        }),
      ),
      { numRuns: 300 },
    );
  });
});
