import * as fc from "fast-check";
import { chain } from "#process/clue/chain.ts";
import { closings, disposalWays } from "#process/clue/terms.ts";
import { gamesOf } from "#tests/kit/games.ts";
import type { Move } from "#tests/kit/play.ts";
import { type Command, officers, toDesk } from "./cast.ts";

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
  fc.record({ type: fc.constantFrom("note-no-reply", "send-to-trial", "call-off", "resume") }),
  fc.record({ type: fc.constant("urge-reply"), toldHead: words }),
  fc.record({
    type: fc.constantFrom("tell-subject-left", "note-subject-left"),
    what: fc.constantFrom("DEAD", "LEFT"),
    on: day,
    note: words,
  }),
  fc.record({
    type: fc.constant("receive-reply"),
    reply: fc.record({ receivedOn: day, answer: words, unitHeadOpinion: words }),
  }),
  fc.record({ type: fc.constant("name-team"), team }),
  fc.record({
    type: fc.constantFrom("extend-verification", "extend-filing", "extend-trial"),
    document: words,
  }),
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
/** Some part of a clue's way to its desk, then anything. */
export const games = gamesOf(toDesk as readonly Move<Command>[], command, {
  people: officers.map(({ id }) => id),
  actions,
});
