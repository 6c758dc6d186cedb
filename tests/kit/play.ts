import { voidStale } from "#kernel/conduct/void.ts";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { addDays, instantAt } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { applyFacts } from "#kernel/record/apply.ts";
import { answerTask } from "#kernel/record/command-task.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Concern, Context, Process, Rec } from "#kernel/record/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { Write } from "#kernel/store/write.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import { taskIdOf } from "#kernel/task/open.ts";
import type { Task } from "#kernel/task/schema.ts";

/** One move on a record; `wait` is how many days pass before it, one unless said. */
export type Move<C> = { wait?: number } & (
  | { do: "command"; by: string; command: C }
  | { do: "answer"; by: string; action: string; stage?: string; form?: Form }
  | { do: "fitting"; pick: number }
  | { do: "verb"; stage: string; command: TaskCommand }
  | { do: "conduct" }
  | { do: "wake" }
);

type Form = Record<string, unknown>;

/** Who plays, on which record, from which day, and which form goes with an action. */
export type Cast = {
  officers: readonly Officer[];
  record: string;
  from: string;
  /** What the district has set otherwise. */
  config?: Partial<DistrictConfig>;
  formOf?: (action: string, day: string, pick?: number) => Form | undefined;
  /** The other records that its process consults, as they stand on a day. */
  concerning?: (day: string) => readonly Concern[];
};

/** One record without a store: the same pure parts that the kernel calls, driven by hand. */
export type Game<S, C extends { type: string }> = {
  process: Process<S, C>;
  cast: Cast;
  day: string;
  record: Rec<S> | undefined;
  tasks: Map<string, Task>;
  events: Event[];
  /** What the store would have been told, in order. */
  writes: Write[];
  counters: Record<string, number>;
};

/** The rules of a district that has set nothing otherwise. */
export const rules: Rules = {
  calendars: calendarsOf(publishedCalendars),
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};

/** A game whose record is still to be made. */
export function newGame<S, C extends { type: string }>(
  process: Process<S, C>,
  cast: Cast,
): Game<S, C> {
  const none = { record: undefined, tasks: new Map(), events: [], writes: [], counters: {} };
  return { process, cast, day: cast.from, ...none };
}

/** Plays moves one after the other; a refused one changes nothing. */
export function play<S, C extends { type: string }>(
  process: Process<S, C>,
  cast: Cast,
  moves: readonly Move<C>[],
): Game<S, C> {
  const game = newGame(process, cast);
  for (const [place, move] of moves.entries())
    makeMove(game, place === 0 ? { wait: 0, ...move } : move);
  return game;
}

/** One move; hands back why it was refused. */
export function makeMove<S, C extends { type: string }>(
  game: Game<S, C>,
  move: Move<C>,
): Refusal | undefined {
  game.day = addDays(game.day, move.wait ?? 1);
  const state = game.record?.state;
  const { process } = game;
  switch (move.do) {
    case "command": {
      const context = contextOf(game, move.by);
      return settle(game, process.decide(state, move.command, context), context);
    }
    case "answer":
      return answer(game, move);
    case "fitting":
      return answerFitting(game, move.pick);
    case "verb":
      return runVerb(game, move);
    case "conduct":
      return conduct(game);
    case "wake": {
      const context = contextOf(game, "system");
      return state === undefined
        ? undefined
        : settle(game, process.wake?.(state, context) ?? [], context);
    }
  }
}

/** What a decision may know at this point of the game. */
export function contextOf<S, C extends { type: string }>(
  { process, cast, day, record, tasks, counters }: Game<S, C>,
  by: string,
): Context {
  const role = cast.officers.find(({ id }) => id === by)?.role ?? "SYSTEM";
  const status = record === undefined ? "" : process.keys(record.state).status;
  const last = [...tasks.values()].findLast(({ stage }) => stage === status);
  return {
    now: instantAt(day, "09:00"),
    actor: { id: by, role },
    district: "sample",
    recordId: cast.record,
    rules: { ...rules, config: { ...rules.config, ...cast.config } },
    officers: cast.officers,
    tasks: [...tasks.values()].filter((task) => task.status === "OPEN" || task === last),
    salt: "of the kit",
    counters,
    ...(cast.concerning === undefined ? {} : { concerning: cast.concerning(day) }),
  };
}

/** As `execute`: facts, then what they make stale, in one step. */
function settle<S, C extends { type: string }>(
  game: Game<S, C>,
  facts: Fact[] | Refusal,
  context: Context,
): Refusal | undefined {
  if (isRefusal(facts)) return facts;
  if (facts.length === 0) return undefined;
  const { process, record } = game;
  const stale = record === undefined ? [] : voidStale(process, record, facts, context);
  const applied = applyFacts(process, context.recordId, record, [...facts, ...stale], context);
  if (isRefusal(applied)) return applied;
  for (const { takes } of facts)
    if (takes !== undefined) game.counters[takes.counter] = takes.number;
  game.record = applied.record;
  game.events.push(...applied.events);
  game.writes.push(...applied.writes);
  for (const write of applied.writes)
    if ("put" in write && write.put.kind === "task" && write.put.sk === "record")
      game.tasks.set(String(write.put.id), write.put.state as Task);
  return undefined;
}

function openTasks<S, C extends { type: string }>({ tasks }: Game<S, C>): Task[] {
  return [...tasks.values()].filter(({ status }) => status === "OPEN");
}

/** Answers the stage that is named, else the one at which the record stands, else the last asked. */
function answer<S, C extends { type: string }>(
  game: Game<S, C>,
  { by, action, stage, form }: { by: string; action: string; stage?: string; form?: Form },
): Refusal | undefined {
  const { process, record, cast, day } = game;
  const open = openTasks(game);
  const status = record === undefined ? "" : process.keys(record.state).status;
  const task =
    stage === undefined
      ? (open.find((one) => one.stage === status) ??
        open.findLast(({ actions }) => actions.length > 0))
      : open.find((one) => one.stage === stage);
  return task === undefined
    ? undefined
    : decideOn(game, task, {
        type: "decide",
        person: by,
        action,
        opinion: "意见（示例）",
        form: form ?? askedOf(game, task.stage, action, cast.formOf?.(action, day)),
        declaration: "none",
      });
}

/** What a button asks of all that a cast would fill in under its name at any stage. */
function askedOf<S, C extends { type: string }>(
  { process, record }: Game<S, C>,
  stage: string,
  action: string,
  filled: Form | undefined,
): Form | undefined {
  const state = record?.state;
  const spec =
    (state === undefined ? undefined : process.stageIn?.(state, stage)) ?? process.stages[stage];
  const asked = spec?.actions[action]?.form?.fields.map(({ name }) => name);
  if (filled === undefined || asked === undefined) return undefined;
  return Object.fromEntries(Object.entries(filled).filter(([name]) => asked.includes(name)));
}

/** One of all the answers that somebody is asked for just now, so that histories get far. */
function answerFitting<S, C extends { type: string }>(
  game: Game<S, C>,
  pick: number,
): Refusal | undefined {
  const choices = openTasks(game).flatMap(({ stage, seats, actions }) =>
    seats
      .filter(({ part, state }) => part === "decider" && state === "ASKED")
      .flatMap(({ person }) => actions.map(({ action }) => ({ by: person, stage, action }))),
  );
  const choice = choices[pick % Math.max(1, choices.length)];
  if (choice === undefined) return undefined;
  const filled = game.cast.formOf?.(choice.action, game.day, pick);
  const form = askedOf(game, choice.stage, choice.action, filled);
  return answer(game, form === undefined ? choice : { ...choice, form });
}

function runVerb<S, C extends { type: string }>(
  game: Game<S, C>,
  { stage, command }: { stage: string; command: TaskCommand },
): Refusal | undefined {
  const task = openTasks(game).find((one) => one.stage === stage);
  return task === undefined ? undefined : decideOn(game, task, command);
}

function decideOn<S, C extends { type: string }>(
  game: Game<S, C>,
  { id: taskId }: Task,
  command: TaskCommand,
): Refusal | undefined {
  const context = contextOf(game, command.person);
  const facts = answerTask(game.process, game.record?.state, { taskId, command }, context);
  return settle(game, facts, context);
}

/** The workflow's part: it asks the stage at which the record stands. */
function conduct<S, C extends { type: string }>(game: Game<S, C>): Refusal | undefined {
  const { process, record, tasks } = game;
  if (record === undefined) return undefined;
  const stage = process.keys(record.state).status;
  if (!(process.underway ?? Object.keys(process.transitions ?? {})).includes(stage))
    return undefined;
  const { visits = {} } = record.state as { visits?: Record<string, number> };
  const context = contextOf(game, "system");
  const before = tasks.get(taskIdOf(record.id, stage, visits[stage] ?? 0));
  const known = context.tasks.filter(({ id }) => id !== before?.id);
  const command = { type: "open-stage", stage } as unknown as C;
  return settle(
    game,
    process.decide(record.state, command, {
      ...context,
      tasks: before === undefined ? known : [...known, before],
    }),
    context,
  );
}
