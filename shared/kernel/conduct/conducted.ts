import * as z from "zod/mini";
import { type Day, dayOf } from "../deadline/day.ts";
import { inOrder } from "../deadline/order.ts";
import { dueFor } from "../district/rules.ts";
import type { Action } from "../permission/actions.ts";
import type { Event, Fact } from "../record/event.ts";
import type { Context, Process } from "../record/process.ts";
import { type Refusal, type RefusalCode, refuse } from "../refusal.ts";
import type { StageSpec } from "../task/schema.ts";
import { askedTooLong } from "../task/time/asked-too-long.ts";
import { own } from "../text/own.ts";
import { type Answers, concludeBy, type Voices, voiceBy } from "./answers.ts";
import { askStage, type Conductable } from "./ask.ts";
import { type Chain, startsOf, transitionsOf } from "./chain.ts";
import { type AnyCommand, type CommandOf, decideBy } from "./command.ts";
import { type Evolve, evolveConducted } from "./evolve.ts";

/** What the workflow, and people who mend it, tell every conducted record. */
export type StandardCommand =
  | { type: "open-stage"; stage: string }
  | { type: "lapse"; stage: string }
  | { type: "record-failure"; error: string }
  | { type: "resume" };

/**
 * Where a stage's limit begins, and how long it is where the matter itself has set that; `code` is
 * the register's entry where the matter runs by another than its stage's.
 */
export type Base = Day | { base: Day; code?: string; length?: number; usedWorkdays?: number };

const standard: readonly string[] = [
  "open-stage",
  "lapse",
  "record-failure",
  "resume",
] satisfies StandardCommand["type"][];

type Commands = Readonly<Record<string, AnyCommand>>;

/** A workflow asks its next question within so long, even while Step Functions is busy (ms). */
const longestSilence = 10 * 60_000;

/** Whether a workflow has asked what its record waits for, or is about to: there is nothing to resume. */
function isGoingOn(
  { status, enteredAt }: Conductable,
  { now, tasks }: Pick<Context, "now" | "tasks">,
): boolean {
  const isAsked = tasks.some((task) => task.stage === status && task.status === "OPEN");
  return isAsked || Date.parse(now) - Date.parse(enteredAt) < longestSilence;
}

/** What a process says beside its chain; the optional parts are those of every process. */
export type Conduct<S extends Conductable, D, B extends keyof D, C, X extends Chain> = Pick<
  Process<S, { type: string }>,
  | "keys"
  | "words"
  | "said"
  | "background"
  | "exchanged"
  | "tells"
  | "counters"
  | "consults"
  | "separate"
  | "settlesOthers"
  | "wake"
  | "claimed"
  | "stageIn"
  | "days"
  | "papers"
> & {
  commands: C;
  /** Who may let an interrupted workflow go on. */
  resumes: Action;
  /** What follows from a button, by stage and action. */
  answers?: Answers<S, X>;
  /** What each role's own answer makes true, in stages that ask `each` of several. */
  voices?: Voices<S, X>;
  /** The event that makes the record, and what it makes; the kernel adds where the record stands. */
  begins: B;
  begin: (data: D[B], event: Event) => Omit<S, keyof Conductable>;
  evolve: Evolve<S, Omit<D, B>>;
  show: NonNullable<Process<S, never>["show"]>;
  worded?: NonNullable<Process<S, never>["worded"]>;
  bars: NonNullable<Process<S, never>["bars"]>;
  /** Where limits begin that do not run from the day on which their stage was entered. */
  runsFrom?:
    | ((state: S, context: Context) => Base)
    | { readonly [stage in keyof X["stages"]]?: (state: S, context: Context) => Base | undefined };
  /** What every command of people is told in a status where nothing may be done any more. */
  over?: { readonly [status in keyof X["statuses"]]?: RefusalCode };
  /** Whether the step is done that its status has before the execution ends (`finishing`). */
  finished?: (state: S) => boolean;
  /** How a matter ends that nobody has answered for 180 days; undefined lets it go on. */
  lapses?: (state: S, context: Context) => Fact[] | undefined;
  answered?: (state: S, closed: { stage: string; outcome: string }, event: Event) => S;
  /** Stages that are asked ahead of their time, and what an answer is told that comes too early. */
  ahead?: { readonly [stage in keyof X["stages"]]?: RefusalCode };
};

/**
 * A process that a workflow conducts: its chain, its commands and its events become the plain
 * `Process` that the kernel runs. What every conducted record does alike is written here once.
 */
export function conducted<
  S extends Conductable,
  D,
  B extends keyof D & string,
  C extends Commands,
  X extends Chain,
>(chain: X, of: Conduct<S, D, B, C, X>): Process<S, CommandOf<C> | StandardCommand> {
  const { commands, resumes, answers, begins, begin, evolve, show, bars, ...more } = of;
  const { runsFrom, lapses, answered, ahead = {}, voices = {}, over = {}, ...others } = more;
  const { finished, ...rest } = others;
  const { kind, title, moves, finishing = {} } = chain;
  const stages = { ...chain.stages, ...chain.beside };
  const isStage = (status: string) => Object.hasOwn(chain.stages, status);
  const specIn = (state: S, stage: string): StageSpec | undefined =>
    of.stageIn?.(state, stage) ?? own(stages, stage);
  const isFinishing = (state: S) =>
    Object.hasOwn(finishing, state.status) && finished?.(state) !== true;
  const fact = (type: string, data: Fact["data"]): Fact => ({ type: `${kind}.${type}`, data });
  const resumed = ({ status }: S) => fact("resumed", { status });
  const resume: AnyCommand = {
    verb: "resumption",
    summary: "恢复中断的流程",
    right: resumes,
    body: z.object({}),
    unless: (state: S) =>
      isStage(state.status) || isFinishing(state)
        ? undefined
        : refuse("record.state", "流程未开始或已走完，无须恢复"),
    decide: (state: S) => [resumed(state)],
  };
  // What has no stage has no workflow to go on.
  const isAsked = Object.keys(chain.stages).length > 0;
  const all: Commands = isAsked ? { ...commands, resume } : commands;

  function openStage(state: S, stage: string, context: Context): Fact[] | Refusal {
    const spec = isStage(stage) ? specIn(state, stage) : undefined;
    if (spec === undefined) return [];
    const rule = typeof runsFrom === "function" ? runsFrom : own(runsFrom ?? {}, stage);
    const from = rule?.(state, context) ?? dayOf(state.enteredAt);
    const { base, code = spec.deadline, ...set } = typeof from === "string" ? { base: from } : from;
    const due = dueFor(context.rules, code, base, set);
    return askStage(
      { kind, stages: { [stage]: spec }, bars: bars, show },
      state,
      { stage, due },
      context,
    );
  }

  function decide(
    state: S | undefined,
    command: CommandOf<C> | StandardCommand,
    context: Context,
  ): Fact[] | Refusal {
    const given = command as StandardCommand;
    if (state === undefined)
      return standard.includes(given.type)
        ? refuse("record.unknown")
        : decideBy(all, state, given, context);
    switch (given.type) {
      case "open-stage":
        return openStage(state, given.stage, context);
      case "lapse":
        return state.status === given.stage
          ? (lapses?.(state, context) ?? [resumed(state), ...askedTooLong(given.stage, context)])
          : [];
      case "record-failure":
        return [fact("workflow-failed", { error: given.error })];
      default: {
        const code = own<RefusalCode | undefined>(over, state.status);
        return code !== undefined && own(all, given.type)?.access !== "internal"
          ? refuse(code)
          : decideBy(all, state, given, context);
      }
    }
  }

  return {
    ...rest,
    kind,
    title,
    needless: (verb, state, context) => verb === "resumption" && isGoingOn(state, context),
    statuses: chain.statuses,
    stages,
    preparing: Object.fromEntries(
      Object.entries(chain.preparing ?? {}).map(([stage, { title }]) => [stage, title]),
    ),
    commands: all,
    decide: inOrder(of.days, decide),
    evolve: (state, event) => {
      if (state !== undefined)
        return evolveConducted({ chain, handlers: evolve, answered }, state, event);
      if (event.type !== begins) throw new Error(`Chain begins with ${event.type}`);
      const made = begin(event.data as D[B], event);
      const standing = { status: moves[begins], enteredAt: event.at, visits: {}, recusals: [] };
      return { ...standing, ...made } as unknown as S;
    },
    conclude: (state, closing, context) => {
      const { stage } = closing.task;
      if (!isStage(stage) || stage === state.status)
        return concludeBy(answers ?? {}, specIn(state, stage), state, closing, context);
      const early = own<RefusalCode | undefined>(ahead, stage);
      return early === undefined ? [] : refuse(early);
    },
    voice: (state, voice, context) => voiceBy(voices, state, voice, context),
    show,
    bars: bars,
    transitions: transitionsOf(chain),
    startsOn: startsOf(chain),
    underway: [...Object.keys(chain.stages), ...Object.keys(finishing)],
  };
}
