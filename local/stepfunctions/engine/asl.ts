import type { Json } from "./json.ts";

/** A retrier of a Task, Parallel or Map state. */
export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
};

/** A catcher of a Task, Parallel or Map state. */
export type Catcher = {
  ErrorEquals: string[];
  Next: string;
  Output?: Json;
  Assign?: { [name: string]: Json };
};

/** A rule of a Choice state. */
export type ChoiceRule = {
  Condition: string | boolean;
  Next: string;
  Output?: Json;
  Assign?: { [name: string]: Json };
};

type Common = {
  Comment?: string;
  QueryLanguage?: string;
  Output?: Json;
  Assign?: { [name: string]: Json };
  Next?: string;
  End?: boolean;
};

type Recovering = { Retry?: Retrier[]; Catch?: Catcher[] };

export type PassState = Common & { Type: "Pass" };
export type TaskState = Common &
  Recovering & {
    Type: "Task";
    Resource: string;
    Arguments?: Json;
    TimeoutSeconds?: Json;
    HeartbeatSeconds?: Json;
  };
export type ChoiceState = Common & { Type: "Choice"; Choices: ChoiceRule[]; Default?: string };
export type WaitState = Common & { Type: "Wait"; Seconds?: Json; Timestamp?: Json };
export type SucceedState = Common & { Type: "Succeed" };
export type FailState = Common & { Type: "Fail"; Error?: Json; Cause?: Json };
export type ParallelState = Common &
  Recovering & { Type: "Parallel"; Branches: Scope[]; Arguments?: Json };
export type MapState = Common &
  Recovering & {
    Type: "Map";
    Items?: Json;
    ItemSelector?: Json;
    ItemProcessor: Scope;
    MaxConcurrency?: Json;
    ToleratedFailureCount?: Json;
    ToleratedFailurePercentage?: Json;
  };

/** Any state of the Amazon States Language in JSONata mode. */
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** One "States" field with its start: the whole machine, a branch, or an item processor. */
export type Scope = { StartAt: string; States: { [name: string]: State } };

/** A whole state machine. */
export type Definition = Scope & {
  Comment?: string;
  QueryLanguage?: string;
  TimeoutSeconds?: number;
  Version?: string;
};

/** Where a scope lies inside a definition: the states that one goes through to get there. */
export type ScopePath = { state: string; branch: number }[];

/** Finds the scope that a path leads to. */
export function scopeAt(definition: Definition, path: ScopePath): Scope {
  let scope: Scope = definition;
  for (const { state, branch } of path) {
    const inner = innerScopes(scope.States[state])[branch];
    if (!inner) throw new Error(`No scope ${branch} in state ${state}`);
    scope = inner;
  }
  return scope;
}

/** The scopes that a state holds: branches, an item processor, or none. */
function innerScopes(state: State | undefined): Scope[] {
  if (state?.Type === "Parallel") return state.Branches;
  if (state?.Type === "Map") return [state.ItemProcessor];
  return [];
}
