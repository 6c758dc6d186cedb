import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withApart } from "#kernel/record/event.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { petition } from "#process/petition/process.ts";
import { petitionStatuses } from "#process/petition/terms.ts";
import { expectFair, expectSound, gamesOf, toldOf } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import { type Command, cast, officers, type Played, registration, toClue } from "./cast.ts";
import { actions, command, games, signatures } from "./games.ts";

const played = (moves: readonly unknown[]) =>
  play(petition as never, cast, moves as never) as unknown as Played;

describe("a petition whatever people do (process sheet §4.6)", () => {
  it("stays sound and fair", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const game = played(moves);
        expectSound(game, Object.keys(petitionStatuses));
        expectFair(game);
      }),
      { numRuns: 200 },
    );
  });

  it("nobody who is anonymous is told or fed back, and no event holds a word of the report or of an answer", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const game = played(moves);
        if (game.record?.state.signature === "ANONYMOUS") {
          const asked = [...game.tasks.values()].map(({ stage }) => stage);
          for (const stage of ["NOTICE", "NOTICE_REQUEST", "COMPLETED", "IDENTITY_OPENING"])
            expect(asked).not.toContain(stage);
        }
        // Why a legal clock was missed stays for good (process sheet §4.6).
        const stays = ({ type }: { type: string }) => type === "petition.clock-explained";
        const stored = JSON.stringify(game.events.filter((event) => !stays(event)));
        for (const typed of [registration.summary, registration.accused, "（示例）"])
          expect(stored).not.toContain(typed);
      }),
      { numRuns: 500 },
    );
  });

  it("is destroyed by two people only, and reads the same without what was destroyed", () => {
    const upward = signatures.chain((signature) =>
      gamesOf(
        [
          ...toClue(signature).slice(0, signature === "NAMED" ? 6 : 4),
          { do: "answer", by: "wei", action: "upward" },
          { do: "conduct" },
          { do: "answer", by: "wei", action: "send" },
          { do: "conduct" },
          { do: "answer", by: "deputy", action: "approve" },
        ] as Parameters<typeof gamesOf<Command>>[0],
        command,
        { people: officers.map(({ id }) => id), actions },
      ),
    );
    let destroyed = 0;
    void fc.assert(
      fc.property(upward, (moves) => {
        const game = played(moves);
        const { state } = game.record ?? {};
        if (state?.purged === undefined) return;
        destroyed += 1;
        const [sent, approved] = state.purged.by;
        expect(sent).not.toBe(approved);
        expect(state.registration).toBeUndefined();
        const bare = game.events
          .map((event) => withApart(event, undefined))
          .reduce<unknown>(petition.evolve as never, undefined);
        expect(hashOf(bare)).toBe(hashOf(state));
        expect(toldOf(game)).toHaveLength(game.events.length);
      }),
      { numRuns: 200 },
    );
    expect(destroyed).toBeGreaterThan(5);
  });
});
