import { type Definition, type Scope, type ScopePath, type State, scopeAt } from "./asl.ts";
import { StateFailure } from "./failure.ts";
import type { Json, JsonObject } from "./json.ts";

/** Where the state of a frame stands. */
export type Phase =
  | "pending" // a Map iteration that waits for a free place
  | "enter" // about to enter its state
  | "again" // about to run its state once more, after a retry's delay
  | "invoking" // its function was called and has not answered
  | "token" // its function has answered, the task token has not come back
  | "waiting" // a Wait state
  | "retrying" // the delay before a retry
  | "children" // its branches or iterations run
  | "done" // ended; its output waits for its siblings
  | "failed"; // an iteration that failed within the tolerated number

/** A task under way: enough to call the function again after a crash. */
export type TaskRun = {
  kind: "lambda" | "invoke" | "callback";
  functionName: string;
  payload: Json;
  token?: string;
  timeoutAt: number;
  heartbeatAt?: number;
  heartbeatSeconds?: number;
};

/** The branches or iterations under way below a Parallel or Map state. */
export type ChildrenRun = {
  first: number;
  total: number;
  started: number;
  finished: number;
  failed: number;
  limit: number;
  tolerated?: { count?: number; percentage?: number };
};

/** One thread of an execution: the machine itself, a branch, or an iteration. */
export type Frame = {
  id: number;
  parent?: number;
  index: number;
  path: ScopePath;
  state: string;
  input: Json;
  variables: JsonObject;
  phase: Phase;
  /** The last event of this thread, which the next one names as its predecessor. */
  lastEvent: number;
  enteredEvent: number;
  enteredAt: number;
  retryCount: number;
  /** Retries made so far, by retrier. */
  retried: number[];
  /** Grows with every attempt, so that an answer to an older one is known as late. */
  attempt: number;
  item?: JsonObject;
  task?: TaskRun;
  children?: ChildrenRun;
  due?: number;
  output?: Json;
};

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** An execution as a whole. */
export type Execution = {
  /** How often in a row the process has died during its calls, with nothing done in between. */
  deaths?: number;
  arn: string;
  machineArn: string;
  machineName: string;
  name: string;
  roleArn: string;
  revision: string;
  versionArn?: string;
  aliasArn?: string;
  status: ExecutionStatus;
  input: string;
  output?: string;
  error?: string;
  cause?: string;
  startedAt: number;
  stoppedAt?: number;
  timeoutAt?: number;
  events: number;
  nextFrame: number;
};

/** One event of an execution's history; `details` are stored under `detailsKey` on the wire. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  at: number;
  type: string;
  detailsKey?: string;
  details?: JsonObject;
};

/** An execution being worked on, with all that its next commit must write. */
export type Session = {
  execution: Execution;
  definition: Definition;
  region: string;
  frames: Map<number, Frame>;
  changed: Set<number>;
  removed: Set<number>;
  events: HistoryEvent[];
  tokens: { token: string; frame: number }[];
  /** Frames to step next, first come first served, so that branches take turns. */
  ready: number[];
  /** Frames whose thread has ended and whose parent has not taken notice yet. */
  ended: number[];
  /** Frames whose function is to be called once the commit is through. */
  calls: number[];
  entered: number;
  now: () => number;
  random: () => number;
};

/** The quota on the length of a history; AWS fails the execution there. */
export const maxEvents = 25_000;

/** The state that a frame is in. */
export function stateOf(session: Session, frame: Frame): State {
  const state = scopeOf(session, frame).States[frame.state];
  if (!state) throw new StateFailure("States.Runtime", `No state named ${frame.state}`);
  return state;
}

/** The scope that a frame runs in. */
function scopeOf(session: Session, frame: Frame): Scope {
  return scopeAt(session.definition, frame.path);
}

/** Records an event in the thread of a frame. */
export function record(
  session: Session,
  frame: Frame,
  type: string,
  detailsKey?: string,
  details?: JsonObject,
): number {
  const id = append(session, frame.lastEvent, type, detailsKey, details);
  frame.lastEvent = id;
  session.changed.add(frame.id);
  return id;
}

/** Records an event after another one, outside any thread. */
export function append(
  session: Session,
  previousEventId: number,
  type: string,
  detailsKey?: string,
  details?: JsonObject,
): number {
  session.execution.events += 1;
  const id = session.execution.events;
  const event: HistoryEvent = { id, previousEventId, at: session.now(), type };
  if (detailsKey !== undefined) event.detailsKey = detailsKey;
  if (details !== undefined) event.details = details;
  session.events.push(event);
  return id;
}

/** Marks a frame for the next step. */
export function makeReady(session: Session, frame: Frame): void {
  session.changed.add(frame.id);
  session.ready.push(frame.id);
}
