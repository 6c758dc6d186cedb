import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain } from "#process/clue/chain.ts";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { closings, clueStatuses, disposalWays, ended, waysAfter } from "#process/clue/terms.ts";
import { expectSound, gamesOf } from "#tests/kit/games.ts";
import { type Game, type Move, play } from "#tests/kit/play.ts";
import { type Command, cast, officers, toDesk } from "./cast.ts";

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
const team = fc.subarray(["lead", "second", "director"], { minLength: 2 });
const words = fc.constantFrom("（示例）", "有新证据（示例）");

const opinion = fc.record({
  way: fc.constantFrom(...(Object.keys(disposalWays) as (keyof typeof disposalWays)[])),
  grounds: words,
  plan: words,
  closing: fc.constantFrom(...(Object.keys(closings) as (keyof typeof closings)[])),
  conditions: words,
  receiver: words,
});

const disposal = fc.record({
  personId: fc.constant("per_zhao"),
  measure: fc.constantFrom("ADMONITION", "CRITICISM", "PARTY_WARNING", "PARTY_REMOVAL"),
  decidedOn: day,
  decidedBy: words,
  basis: fc.constant([{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第十条" }]),
});

const command = fc.oneof(
  fc.record({
    type: fc.constant("study"),
    study: fc.record({ on: day, attendees: team, minutes: words, conclusion: words }),
  }),
  fc.record({ type: fc.constant("opine"), opinion }),
  fc.record({ type: fc.constantFrom("look", "take-up"), reason: words }),
  fc.record({ type: fc.constant("end-look"), result: words }),
  fc.record({ type: fc.constant("entrust"), to: words, servedOn: day }),
  fc.record({
    type: fc.constant("hold-talk"),
    talk: fc.record({
      on: day,
      officers: team,
      place: words,
      record: words,
      statement: fc.constantFrom("yes", "no"),
    }),
  }),
  fc.record({
    type: fc.constant("serve-inquiry"),
    inquiry: fc.record({
      servedOn: day,
      copiedTo: words,
      answersDirectly: fc.constantFrom("yes", "no"),
    }),
  }),
  fc.record({ type: fc.constantFrom("urge-reply", "note-no-reply", "send-to-trial", "resume") }),
  fc.record({
    type: fc.constant("receive-reply"),
    reply: fc.record({ receivedOn: day, answer: words, unitHeadOpinion: words }),
  }),
  fc.record({ type: fc.constant("name-team"), team }),
  fc.record({ type: fc.constantFrom("extend-verification", "extend-filing"), document: words }),
  fc.record({
    type: fc.constant("report-verification"),
    report: fc.record({
      on: day,
      findings: words,
      proposal: words,
      signedBy: fc.constant(["lead", "second", "director"]),
    }),
  }),
  fc.record({ type: fc.constant("announce"), on: day, officers: team, unitToldOn: day }),
  fc.record({ type: fc.constant("measure"), disposal }),
) as fc.Arbitrary<Command>;

const actions = [
  ...new Set(
    Object.values({ ...chain.stages, ...chain.beside }).flatMap(({ actions: each }) =>
      Object.keys(each),
    ),
  ),
];
const games = gamesOf(toDesk as readonly Move<Command>[], command, {
  people: officers.map(({ id }) => id),
  actions,
});

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
