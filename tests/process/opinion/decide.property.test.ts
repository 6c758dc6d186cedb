import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain } from "#process/opinion/chain.ts";
import { opinion } from "#process/opinion/process.ts";
import { opinionStatuses } from "#process/opinion/terms.ts";
import { expectFair, expectSound, gamesOf } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import {
  type Command,
  castOf,
  clueOn,
  identified,
  measured,
  officers,
  type Played,
  request,
  throughChain,
  toDraft,
} from "./cast.ts";

const reason = "线索与本人无关（示例）";
const records = [
  measured("per_jia", "PARTY_WARNING", "2026-09-18", "2027-09-17"),
  clueOn("per_sun", "STUDYING"),
];
const command = fc.oneof(
  fc.constantFrom<Command>(
    { type: "request", request },
    identified,
    { type: "supplement", request },
    { type: "draft", overrides: [] },
    { type: "draft", overrides: [{ n: 2, verdict: "NO_ISSUE", reason }] },
    { type: "withdraw", reason },
    { type: "resume" } as never,
  ),
  fc.record({
    type: fc.constantFrom("withdraw-names" as const, "reinstate-names" as const),
    people: fc.subarray([1, 2, 3], { minLength: 1 }),
    reason: fc.constant(reason),
  }),
) as fc.Arbitrary<Command>;

const actions = [
  ...new Set(Object.values(chain.stages).flatMap(({ actions: each }) => Object.keys(each))),
];
const games = gamesOf([...toDraft(), ...throughChain], command, {
  people: officers.map(({ id }) => id),
  actions,
});

describe("an opinion whatever people do (process sheet §4.9)", () => {
  it("stays sound and fair; every reply is signed and numbered, and an influence period is never passed over", () => {
    let replied = 0;
    void fc.assert(
      fc.property(games, (moves) => {
        const game = play(opinion as never, castOf(records), moves as never) as unknown as Played;
        expectSound(game, Object.keys(opinionStatuses));
        expectFair(game);
        for (const { number, signedBy, answers } of game.record?.state.replies ?? []) {
          replied += 1;
          expect([number, signedBy]).toEqual([expect.stringMatching(/号$/), "secretary"]);
          const jia = answers.find(({ n }) => n === 1);
          expect(["UNSUITABLE", undefined]).toContain(jia?.verdict);
        }
      }),
      { numRuns: 200 },
    );
    expect(replied).toBeGreaterThan(5);
  });
});
