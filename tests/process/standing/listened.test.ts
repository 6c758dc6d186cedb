import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listenersOf } from "#functions/react/follow-ups.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { recheckAbout, recheckObjected, subjectsIn } from "#process/opinion/reactions.ts";
import { petition } from "#process/petition/process.ts";
import { standingOf } from "#process/standing/read.ts";
import { toldOf } from "#tests/kit/games.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { histories } from "../../oracle/histories.ts";
import { type AnyGame, players, games as random } from "../../oracle/players.ts";
import { games as clueGames } from "../clue/games.ts";
import { opening, resting } from "../enrollment/games.ts";
import * as reported from "../matters/cast.ts";
import * as complained from "../petition/cast.ts";
import { games as petitionGames } from "../petition/games.ts";

type Kind = "clue" | "petition" | "targeted" | "enrollment" | "debriefing" | "matters" | "letter";

/** What stands against everybody whom a record has named so far, each by their own name. */
function standing(kind: string, state: unknown, subjects: ReadonlySet<string>) {
  const records = [{ kind, id: "one", status: "", state: state as never }];
  return [...subjects].flatMap((id) => {
    const who = { personId: id, unitId: id, name: "何示例", collective: "yes" } as const;
    const facts = state === undefined ? [] : standingOf(records, who);
    return facts.map((fact) => ({ id, ...fact }));
  });
}

/**
 * Heard of later, on purpose: a petition that nobody has classified reopens no answer, one that has
 * become a clue is that clue's to tell, and one for another organ counts until it has been passed on.
 */
const later = [
  "petition.registered",
  "petition.taken",
  "task.decided upward",
  "task.decided foreign",
];

/** The events of each transaction after which somebody stands otherwise than before it. */
function changesIn(game: AnyGame): string[][] {
  const { process, record } = game;
  const events = toldOf(game);
  const kind = events[0]?.kind ?? "";
  const subjects = new Set(subjectsIn(record?.state));
  const found: string[][] = [];
  let state: unknown;
  let at = "";
  let together: string[] = [];
  let before = hashOf([]);
  const look = () => {
    const now = hashOf(standing(kind, state, subjects));
    if (now !== before) found.push(together);
    before = now;
  };
  for (const event of events) {
    if (event.at !== at) {
      look();
      together = [];
    }
    at = event.at;
    const { outcome } = event.data as { outcome?: string };
    together.push(event.type === "task.decided" ? `${event.type} ${outcome}` : event.type);
    state = process.evolve(state, event);
  }
  look();
  return found;
}

const named = { ...complained.registration, personId: "per_1" };
const petitions = petitionGames.map((moves) =>
  moves.map((move) =>
    move.do === "command" && move.command.type === "register"
      ? { ...move, command: { ...move.command, registration: named } }
      : move,
  ),
);
const late = [reported.open(), { do: "wake", wait: 60 }] as reported.MattersMove[];
const excuse = { document: "说明（示例）", on: "2026-02-10" };
const end = reported.tell({ type: "end", reason: "示例" }, "system");

/** A suspension, but for a detention (留置). */
function inDetention(move: (typeof resting)[number]): (typeof resting)[number] {
  return move.do === "command" && move.command.type === "propose-suspension"
    ? { ...move, command: { ...move.command, cause: "DETENTION" } }
    : move;
}

/** Games of each kind of record from which an opinion is judged. */
const games: Record<Kind, () => AnyGame[]> = {
  clue: () => sample(clueGames, 200).map(players.clue),
  petition: () =>
    sample(petitions, 200).map(
      (moves) => play(petition as never, complained.cast, moves as never) as unknown as AnyGame,
    ),
  targeted: () => sample(random.targeted, 100).map(players.targeted),
  enrollment: () => [players.enrollment([...opening, ...resting.map(inDetention)])],
  debriefing: () => sample(random.debriefing, 100).map(players.debriefing),
  letter: () => sample(random.letter, 100).map(players.letter),
  matters: () => [
    players.matters([...late, reported.tell({ type: "excuse", excuse }, "director")]),
    players.matters([...late, end]),
    players.matters([...late, reported.submit()]),
  ],
};

function sample<C>(of: fc.Arbitrary<Move<C>[]>, numRuns: number): Move<C>[][] {
  return fc.sample(of, { seed: 3, numRuns });
}

async function isHeard(kind: Kind, named: string): Promise<boolean> {
  const [type = "", outcome] = named.split(" ");
  const listeners = await listenersOf({ kind, type });
  return listeners.includes(outcome === "recheck" ? recheckObjected : recheckAbout);
}

describe("whatever changes how somebody stands, opinions about them are judged again (§4.9, A-17)", () => {
  it.each(Object.keys(games) as Kind[])("%s", async (kind) => {
    const told = kind === "petition" ? [] : Object.values(histories[kind]).map((tell) => tell());
    const changes = [...told, ...games[kind]()].flatMap(changesIn);
    expect(changes.length).toBeGreaterThan(0);
    const unheard: string[] = [];
    for (const types of changes.filter((each) => !each.some((type) => later.includes(type)))) {
      const heard = await Promise.all(types.map((type) => isHeard(kind, type)));
      if (!heard.includes(true)) unheard.push(types.join(", "));
    }
    expect([...new Set(unheard)]).toEqual([]);
  });
});
