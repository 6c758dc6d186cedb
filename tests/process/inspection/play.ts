import * as fc from "fast-check";
import { expect } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { firstBroken } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import type { Process } from "#kernel/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { barsOf } from "#kernel/task/bars.ts";
import { decideTask } from "#kernel/task/decide.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { type Bench, bench, contextFor, morning, officers, put } from "../enrollment/pure.ts";

/** One move of a random game on a record: a command, an answer to a task, the workflow, or time. */
export type Move<C> =
  | { do: "command"; by: string; command: C }
  | { do: "answer"; by: string; action: string }
  | { do: "conduct" }
  | { do: "wake" };

/** Two more inspectors beside those of the enrollment's tests. */
export const inspectors = ["chen", "chu", "li"];

const extra = ["chu", "li"].map((id) => ({
  id,
  name: id,
  role: "PROPOSER" as const,
  room: "2",
  email: `${id}@example.test`,
}));

/** Games of a process: an opening of which some part is played, then anything. */
export function gamesOf<C>(
  opening: readonly Move<C>[],
  command: fc.Arbitrary<C>,
  actions: readonly string[],
): fc.Arbitrary<Move<C>[]> {
  const by = fc.constantFrom(...officers.map(({ id }) => id), ...inspectors);
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

/** Plays a game by hand with the same pure parts that `execute` calls, a day a move. */
export function play<S, C extends { type: string }>(
  process: Process<S, C>,
  moves: readonly Move<C>[],
  { from, days = 1 }: { from: string; days?: number },
): Bench<S> {
  const on = bench<S>();
  for (const [index, move] of moves.entries())
    makeMove(process, on, move, morning(addDays(from, index * days)));
  return on;
}

function makeMove<S, C extends { type: string }>(
  process: Process<S, C>,
  on: Bench<S>,
  move: Move<C>,
  now: string,
): void {
  const by = "by" in move ? move.by : "system";
  const role = by === "system" ? "SYSTEM" : "PROPOSER";
  const context = {
    ...contextFor(on, { id: by, role }, now),
    officers: [...officers, ...extra],
  };
  const state = on.record?.state;
  switch (move.do) {
    case "command":
      put(on, process, process.decide(state, move.command, context), context);
      return;
    case "answer":
      answer(process, on, move, context);
      return;
    case "conduct":
      if (state === undefined) return;
      put(on, process, process.decide(state, openStage(process, state), context), context);
      return;
    case "wake":
      if (state !== undefined) put(on, process, process.wake?.(state, context) ?? [], context);
  }
}

function openStage<S, C extends { type: string }>(process: Process<S, C>, state: S): C {
  return { type: "open-stage", stage: process.keys(state).status } as unknown as C;
}

function answer<S, C extends { type: string }>(
  process: Process<S, C>,
  on: Bench<S>,
  { by, action }: { by: string; action: string },
  context: ReturnType<typeof contextFor>,
): void {
  const state = on.record?.state;
  const task = context.tasks.findLast(({ actions }) => actions.length > 0);
  const spec = process.stages[task?.stage ?? ""];
  if (task === undefined || state === undefined || spec === undefined) return;
  const matter = { spec, ...barsOf(process, state, context.officers) };
  const command = {
    type: "decide",
    person: by,
    action,
    opinion: "意见（示例）",
    declaration: "none",
  } as const;
  const facts = decideTask(task, command, matter, context);
  if (isRefusal(facts)) return;
  const { outcome } = (facts[0]?.data ?? {}) as Partial<TaskData["task.decided"]>;
  const more =
    outcome === undefined ? [] : (process.conclude?.(state, { task, outcome }, context) ?? []);
  put(on, process, isRefusal(more) ? more : [...facts, ...more], context);
}

/** What every game must leave behind: a known status, an intact chain, a state that replays. */
export function expectSound<S, C extends { type: string }>(
  process: Process<S, C>,
  { record, events, tasks }: Bench<S>,
  statuses: readonly string[],
): void {
  if (record === undefined) return;
  expect(statuses).toContain(process.keys(record.state).status);
  expect(firstBroken(events)).toBeUndefined();
  expect(record.head).toEqual({ seq: events.length, hash: events.at(-1)?.hash });
  const replayed = events.reduce<S | undefined>(process.evolve, undefined);
  expect(hashOf(replayed)).toBe(hashOf(record.state));
  const open = [...tasks.values()].filter(({ status }) => status === "OPEN");
  expect(new Set(record.openTasks)).toEqual(new Set(open.map(({ id }) => id)));
}
