import type { Event, Fact } from "../record/event.ts";
import type { TaskData } from "../task/facts.ts";
import { own } from "../text/own.ts";
import type { Conductable } from "./ask.ts";
import { byEvent, type Chain } from "./chain.ts";
import { stageOutcome, wayOf } from "./outcome.ts";

/** What the kernel itself records of every conducted record, beside the events of its process. */
export type StandardData = {
  "stage-opened": { stage: string; visit: number };
  "taken-back": { stage: string; person: string; opinion: string };
  resumed: { status: string };
  "workflow-failed": { error: string };
};

/** One handler for each own event: a forgotten one does not compile. None of them writes `status`. */
export type Evolve<S, D> = {
  readonly [T in keyof D]: (state: S, data: D[T], event: Event) => S;
};

/** Makes facts of a process's vocabulary, their data checked by the compiler. */
export function factsOf<D extends Readonly<Record<string, object>>>() {
  return <T extends keyof D & string>(type: T, data: D[T]): Fact => ({
    type,
    data: data as Fact["data"],
  });
}

type Rules<S> = {
  chain: Chain;
  handlers: Readonly<Record<string, (state: S, data: never, event: Event) => S>>;
  /** What else a stage's answer changes, however the task closed. */
  answered?:
    | ((state: S, closed: { stage: string; outcome: string }, event: Event) => S)
    | undefined;
};

/**
 * The record after an event other than its first.
 * @throws Error for an event without a handler, and for an outcome that leads nowhere.
 */
export function evolveConducted<S extends Conductable>(rules: Rules<S>, state: S, event: Event): S {
  if (event.task !== undefined) return afterTask(rules, state, event);
  const standard = afterStandard(rules.chain, state, event);
  if (standard !== undefined) return standard;
  const handler = own(rules.handlers, event.type);
  // Somebody is recused who sits on no question of it (`recuseFrom`).
  const isRecusal = event.type === `${rules.chain.kind}.recusal-registered`;
  if (handler === undefined && isRecusal) return withRecusal(state, event);
  if (handler === undefined) throw new Error(`No handler for ${event.type}`);
  const next = handler(state, event.data as never, event);
  const move = own(rules.chain.moves, event.type);
  if (move === undefined) return next;
  if (typeof move === "string") return enter(next, move, event.at);
  if ("once" in move) return state.status === move.once ? next : enter(next, move.once, event.at);
  const outcome = event.data[move.outcome];
  return outcome === undefined
    ? next
    : enter(next, wayOf(rules.chain.ways, state.status, String(outcome)), event.at);
}

function afterStandard<S extends Conductable>(
  { kind }: Chain,
  state: S,
  event: Event,
): S | undefined {
  switch (event.type) {
    case `${kind}.stage-opened`: {
      const { stage, visit } = event.data as StandardData["stage-opened"];
      return { ...state, visits: { ...state.visits, [stage]: visit } };
    }
    case `${kind}.taken-back`:
      return enter(state, (event.data as StandardData["taken-back"]).stage, event.at);
    case `${kind}.resumed`:
    case `${kind}.workflow-failed`:
      return state;
    default:
      return undefined;
  }
}

function afterTask<S extends Conductable>(
  { chain, answered }: Rules<S>,
  state: S,
  event: Event,
): S {
  const noted = event.type === "task.recused" ? withRecusal(state, event) : state;
  const outcome = stageOutcome(event, state.status);
  if (outcome === undefined || !Object.hasOwn(chain.stages, state.status)) return noted;
  const known = answered?.(noted, { stage: state.status, outcome }, event) ?? noted;
  const next = own(chain.ends, outcome) ?? wayOf(chain.ways, state.status, outcome);
  return next === byEvent ? known : enter(known, next, event.at);
}

function withRecusal<S extends Conductable>(state: S, event: Event): S {
  const { person, relation, detail } = event.data as TaskData["task.recused"];
  const said = detail === undefined ? {} : { detail };
  return { ...state, recusals: [...state.recusals, { person, relation, ...said, at: event.at }] };
}

function enter<S extends Conductable>(state: S, status: string, at: string): S {
  return { ...state, status, enteredAt: at };
}
