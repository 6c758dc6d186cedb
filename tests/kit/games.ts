import * as fc from "fast-check";
import { expect } from "vitest";
import { type Event, type Fact, firstBroken, withApart } from "#kernel/record/event.ts";
import { apartKey } from "#kernel/store/keys.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { Game, Move } from "./play.ts";

/** Games of a process: an opening of which some part is played, then anything. */
export function gamesOf<C>(
  opening: readonly Move<C>[],
  command: fc.Arbitrary<C>,
  { people, actions }: { people: readonly string[]; actions: readonly string[] },
): fc.Arbitrary<Move<C>[]> {
  const by = fc.constantFrom(...people);
  const move: fc.Arbitrary<Move<C>> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ by, command }).map((made) => ({ do: "command" as const, ...made })),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({ by, action: fc.constantFrom(...actions) })
        .map((made) => ({ do: "answer" as const, ...made })),
    },
    { weight: 3, arbitrary: fc.constant<Move<C>>({ do: "conduct" }) },
    { weight: 1, arbitrary: fc.constant<Move<C>>({ do: "wake" }) },
  );
  return fc
    .tuple(fc.integer({ min: 1, max: opening.length }), fc.array(move, { maxLength: 25 }))
    .map(([start, rest]) => [...opening.slice(0, start), ...rest]);
}

/** What every game must leave behind: a known status, an intact chain, a state that replays. */
export function expectSound<S, C extends { type: string }>(
  game: Game<S, C>,
  statuses: readonly string[],
): void {
  const { process, record, events, tasks } = game;
  if (record === undefined) return;
  expect(statuses).toContain(process.keys(record.state).status);
  expect(firstBroken(events)).toBeUndefined();
  expect(record.head).toEqual({ seq: events.length, hash: events.at(-1)?.hash });
  const replayed = toldOf(game).reduce<S | undefined>(process.evolve, undefined);
  expect(hashOf(replayed)).toBe(hashOf(record.state));
  const open = [...tasks.values()].filter(({ status }) => status === "OPEN");
  expect(new Set(record.openTasks)).toEqual(new Set(open.map(({ id }) => id)));
}

/** Events as their process is told of them: with what lies apart from them. */
export function toldOf<S, C extends { type: string }>({ events, writes }: Game<S, C>): Event[] {
  const apart = new Map(
    writes.flatMap((write): [string, Fact["apart"]][] =>
      "put" in write && write.put.sk.startsWith("apart#")
        ? [[`${write.put.pk} ${write.put.sk}`, write.put.data as Fact["apart"]]]
        : [],
    ),
  );
  return events.map((event) => {
    const { pk, sk } = apartKey(event.kind, event.id, event.seq);
    return withApart(event, apart.get(`${pk} ${sk}`));
  });
}

/**
 * Nobody decides who may not: the proposer on their own matter, recused officers, those who were not
 * asked. Looked at with the state of the moment at which each answer was given.
 */
export function expectFair<S, C extends { type: string }>(game: Game<S, C>): void {
  const { process, tasks } = game;
  let state: S | undefined;
  for (const event of toldOf(game)) {
    if (event.type === "task.decided" && state !== undefined) {
      const { person } = event.data as { person: string };
      const task = tasks.get(event.task ?? "");
      const asks = process.stages[task?.stage ?? ""]?.asks;
      const { proposer, recused } = process.bars?.(state) ?? { proposer: "", recused: [] };
      expect(task?.seats.some((seat) => seat.person === person && seat.part === "decider")).toBe(
        true,
      );
      expect(recused).not.toContain(person);
      if (asks !== "proposer") expect(person).not.toBe(proposer);
    }
    state = process.evolve(state, event);
  }
}
