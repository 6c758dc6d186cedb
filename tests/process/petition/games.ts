import * as fc from "fast-check";
import { chain } from "#process/petition/chain.ts";
import { conclusions } from "#process/petition/terms.ts";
import { gamesOf } from "#tests/kit/games.ts";
import { type Command, officers, received, registration, toClue } from "./cast.ts";

const words = fc.constantFrom("核实（示例）", "内容空泛（示例）");
const content = { hash: "b".repeat(64), files: [] };
const conclusion = fc.constantFrom(...(Object.keys(conclusions) as (keyof typeof conclusions)[]));

/** Anything that may be done with a petition. */
export const command = fc.oneof(
  fc.constantFrom<Command>(
    { type: "register", registration },
    { type: "register", registration: { ...registration, retaliation: "yes" } },
    { type: "report-up" },
    { type: "hand-over", room: "2" },
    { type: "route", room: "2", object: "ACTIVE" },
    { type: "note-clue", clueId: "clu_1" },
    { type: "note-clue", clueId: "clu_2" },
    { type: "note-repeat", by: "pet_2" },
    { type: "message", message: { from: "reporter", on: "2026-09-18", content } },
    { type: "object", content },
    { type: "read-identity" },
    { type: "withdraw" },
    { type: "note-missed", code: "D-PET-1", due: "2026-10-15" },
  ),
  fc.record({ type: fc.constant("complete" as const), conclusion }),
  fc.record({ type: fc.constant("resolve" as const), conclusion }),
  fc.record({ type: fc.constant("ask-identity" as const), reason: words }),
  fc.record({ type: fc.constant("find-false" as const), grounds: words }),
  fc.record({
    type: fc.constant("extend" as const),
    document: fc.constant("延〔2026〕1号"),
    reason: words,
  }),
) as fc.Arbitrary<Command>;

/** Every button of a petition's questions. */
export const actions = [
  ...new Set(
    Object.values({ ...chain.stages, ...chain.beside }).flatMap(({ actions: each }) =>
      Object.keys(each),
    ),
  ),
];
/** Named and anonymous petitions. */
export const signatures = fc.constantFrom("NAMED" as const, "ANONYMOUS" as const);
/** Some part of a petition's way to its clue, then anything. */
export const games = signatures.chain((signature) =>
  gamesOf([received(signature), ...toClue(signature).slice(1)], command, {
    people: officers.map(({ id }) => id),
    actions,
  }),
);
