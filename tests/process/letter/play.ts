import { voidStale } from "#kernel/conduct/void.ts";
import { addDays, instantAt } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { Officer } from "#kernel/role.ts";
import { barsOf } from "#kernel/task/bars.ts";
import { decideTask } from "#kernel/task/decide.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { letter } from "#process/letter/process.ts";
import type { Letter, LetterCommand } from "#process/letter/schema.ts";
import { isStage } from "#process/letter/transitions.ts";
import { type Bench, bench, contextFor, put } from "../enrollment/pure.ts";
import { content, evaluationFields, feedbackFields, planFields } from "./sample.ts";

/** One step of a random history; `wait` is how many days pass before it. */
export type Move = { wait: number } & (
  | { do: "command"; by: string; command: LetterCommand }
  | { do: "answer"; by: string; action: string; stage?: string }
  | { do: "fitting"; pick: number }
  | { do: "conduct" }
);

function officer(id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer {
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...more };
}

export const letterOfficers: Officer[] = [
  officer("chen", "PROPOSER", { room: "2" }),
  officer("feng", "ROOM_DIRECTOR", { room: "2" }),
  officer("wu", "DEPUTY_SECRETARY"),
  officer("zhou", "SECRETARY"),
  officer("zhu", "TRIAL"),
  officer("shen", "OFFICE"),
  officer("lv", "UNIT", { unit: content.addressee.unitId }),
  officer("kong", "UNIT", { unit: "unt_other" }),
];

export type Game = { on: Bench<Letter>; counters: Record<string, number>; day: string };

/** Letters of these tests begin on the first working day of September. */
export function newGame(): Game {
  return { on: bench<Letter>(), counters: {}, day: "2026-09-01" };
}

function contextOf({ on, counters, day }: Game, by: string): Context {
  const role = letterOfficers.find(({ id }) => id === by)?.role ?? "SYSTEM";
  const context = contextFor(on, { id: by, role }, instantAt(day, "09:00"));
  return { ...context, record: "let_test", officers: letterOfficers, counters };
}

/** As `execute`: facts, then what they make stale, in one step. */
function settle(game: Game, facts: Fact[] | Refusal, context: Context): Refusal | undefined {
  const { on } = game;
  if (isRefusal(facts)) return facts;
  const stale = on.record === undefined ? [] : voidStale(letter, on.record, facts, context);
  const refused = put(on, letter, [...facts, ...stale], context);
  for (const { takes } of facts)
    if (takes !== undefined) game.counters[takes.counter] = takes.number;
  return refused;
}

/** Answers as a person does; the form is the one that fits the action. */
export function answer(
  game: Game,
  by: string,
  { action, stage, form }: { action: string; stage?: string; form?: Record<string, unknown> },
): Refusal | undefined {
  const context = contextOf(game, by);
  const { tasks } = context;
  const task = stage === undefined ? tasks[0] : tasks.find((each) => each.stage === stage);
  const state = game.on.record?.state;
  const spec = state && task && letter.stageIn?.(state, task.stage);
  if (task === undefined || state === undefined || spec === undefined) return undefined;
  const bars = barsOf(letter, state, letterOfficers);
  const given = form ?? formOf(action, game.day);
  const facts = decideTask(
    task,
    { type: "decide", person: by, action, opinion: "意见（示例）", form: given },
    { spec, ...bars },
    context,
  );
  if (isRefusal(facts)) return facts;
  const data = facts[0]?.data as TaskData["task.decided"] | undefined;
  const ballot = { action, opinion: "意见（示例）", at: context.now, by, role: context.actor.role };
  const more =
    data?.outcome === undefined
      ? []
      : (letter.conclude?.(
          state,
          { task, outcome: data.outcome, ballot, ...(data.form && { form: data.form }) },
          context,
        ) ?? []);
  return settle(game, isRefusal(more) ? more : [...facts, ...more], context);
}

/** One of all the answers that somebody is asked for just now, so that histories get far. */
function answerFitting(game: Game, pick: number): void {
  const open = [...game.on.tasks.values()].filter(({ status }) => status === "OPEN");
  const choices = open.flatMap(({ stage, seats, actions }) =>
    seats
      .filter(({ part, state }) => part === "decider" && state === "ASKED")
      .flatMap(({ person }) => actions.map(({ action }) => ({ person, stage, action }))),
  );
  const choice = choices[pick % Math.max(1, choices.length)];
  if (choice === undefined) return;
  const isWhole = choice.action === "evaluate" && pick % 2 === 0;
  answer(game, choice.person, {
    ...choice,
    ...(isWhole ? { form: evaluationFields("DONE", "DONE", "DONE") } : {}),
  });
}

export function command(game: Game, by: string, given: LetterCommand): Refusal | undefined {
  const context = contextOf(game, by);
  return settle(game, letter.decide(game.on.record?.state, given, context), context);
}

/** The workflow's part: it asks the stage at which the letter stands. */
export function conduct(game: Game): Refusal | undefined {
  const status = game.on.record?.state.status ?? "";
  return isStage(status)
    ? command(game, "system", { type: "open-stage", stage: status })
    : undefined;
}

export function play(game: Game, moves: readonly Move[]): void {
  for (const move of moves) {
    game.day = addDays(game.day, move.wait);
    if (move.do === "command") command(game, move.by, move.command);
    if (move.do === "answer") answer(game, move.by, move);
    if (move.do === "fitting") {
      answerFitting(game, move.pick);
      if (move.pick % 5 !== 0) conduct(game);
    }
    if (move.do === "conduct") conduct(game);
  }
}

function formOf(action: string, day: string): Record<string, unknown> | undefined {
  switch (action) {
    case "serve":
      return { receivedBy: "吕示廿一", servedOn: day, mode: "DIRECT" };
    case "plan":
      return planFields(day);
    case "extend":
      return { days: "10" };
    case "feedback":
      return feedbackFields;
    case "evaluate":
      return { ...evaluationFields("DONE", "PAPER_ONLY", "DONE"), redoDays: "20" };
    case "refer":
      return { to: "示例区城市管理委员会（示例）", on: day, measure: "责令改正" };
    case "revisit":
      return { methods: "ON_SITE", finding: "已落实（示例）", relapsed: "no" };
    default:
      return undefined;
  }
}

const ask = { wait: 0, do: "conduct" } as const;
const by = (who: string, action: string, stage?: string): Move => ({
  wait: 1,
  do: "answer",
  by: who,
  action,
  ...(stage === undefined ? {} : { stage }),
});

/** The way of a letter without trouble, from draft to revisit. */
export const course: readonly Move[] = [
  { wait: 0, do: "command", by: "chen", command: { type: "draft", content } },
  { wait: 0, do: "command", by: "chen", command: { type: "submit" } },
  ask,
  by("zhu", "approve"),
  ask,
  by("feng", "approve"),
  ask,
  by("wu", "approve"),
  ask,
  by("zhou", "approve"),
  ask,
  by("shen", "number"),
  ask,
  by("chen", "serve"),
  ask,
  by("lv", "plan", "SERVED"),
  ask,
  by("lv", "feedback", "RECTIFYING"),
  ask,
  by("chen", "evaluate"),
  ask,
  by("feng", "approve"),
  ask,
  by("lv", "feedback"),
];
