import type { Definition, State } from "./asl.ts";
import { StateFailure } from "./failure.ts";
import { endExecution, leave } from "./finish.ts";
import type { Json } from "./json.ts";
import { failState } from "./recover.ts";
import { type Frame, maxEvents, record, type Session, stateOf } from "./session.ts";
import { iterationEvent, startMap, startMore, startParallel } from "./states/children.ts";
import { choose, failureOf, waitUntil } from "./states/simple.ts";
import { startTask } from "./states/task.ts";

/** The one frame that an execution begins with. */
export function firstFrame(definition: Definition, input: Json): Frame {
  return {
    id: 0,
    index: 0,
    path: [],
    state: definition.StartAt,
    input,
    variables: {},
    phase: "enter",
    lastEvent: 0,
    enteredEvent: 0,
    enteredAt: 0,
    retryCount: 0,
    retried: [],
    attempt: 0,
  };
}

/** Takes a ready frame one state further: the smallest unit that is committed. */
export async function step(session: Session, frame: Frame): Promise<void> {
  if (session.execution.events + 10 > maxEvents) return endOfHistory(session);
  const entering = frame.phase === "enter";
  await guarded(session, frame, async () => {
    const state = stateOf(session, frame);
    if (entering) enter(session, frame, state);
    else frame.retryCount += 1;
    await run(session, frame, state);
  });
  await settle(session);
}

/** Runs a piece of a state's work; a failure in it goes to the state's Retry and Catch. */
export async function guarded(
  session: Session,
  frame: Frame,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    await failState(session, frame, error);
  }
}

function enter(session: Session, frame: Frame, state: State): void {
  frame.enteredAt = session.now();
  frame.retryCount = 0;
  frame.retried = [];
  session.entered += 1;
  frame.enteredEvent = record(
    session,
    frame,
    `${state.Type}StateEntered`,
    "stateEnteredEventDetails",
    {
      name: frame.state,
      input: JSON.stringify(frame.input),
      inputDetails: { truncated: false },
    },
  );
}

async function run(session: Session, frame: Frame, state: State): Promise<void> {
  session.changed.add(frame.id);
  frame.attempt += 1;
  switch (state.Type) {
    case "Pass":
    case "Succeed":
      return leaveSimple(session, frame, state);
    case "Choice":
      return choose(session, frame, state);
    case "Wait":
      frame.due = await waitUntil(session, frame, state);
      frame.phase = "waiting";
      if (frame.due <= session.now()) await leaveSimple(session, frame, state);
      return;
    case "Fail":
      throw await failureOf(session, frame, state);
    case "Task":
      return startTask(session, frame, state);
    case "Parallel":
      return startParallel(session, frame, state);
    case "Map":
      await startMap(session, frame, state);
      if (frame.children?.total === 0) await complete(session, frame);
  }
}

/** Leaves a state that has no result of its own. */
export function leaveSimple(session: Session, frame: Frame, state: State): Promise<void> {
  const {
    Output,
    Assign,
    Next: next,
  } = state as { Output?: Json } & typeof state & {
      Assign?: { [name: string]: Json };
      Next?: string;
    };
  return leave(session, frame, { Output, Assign, fallback: frame.input, next });
}

/** Leaves a state with the result of its task, branches or iterations. */
export function leaveWith(session: Session, frame: Frame, result: Json): Promise<void> {
  const state = stateOf(session, frame);
  const { Output, Assign, Next: next } = state.Type === "Choice" ? {} : state;
  return leave(session, frame, { Output, Assign, fallback: result, next, extra: { result } });
}

/** Lets parents take notice of ended threads, up to the end of the execution. */
export async function settle(session: Session): Promise<void> {
  for (let id = session.ended.shift(); id !== undefined; id = session.ended.shift()) {
    const frame = session.frames.get(id);
    if (!frame) continue;
    const parent = frame.parent === undefined ? undefined : session.frames.get(frame.parent);
    if (parent) await childEnded(session, parent, frame);
    else
      endExecution(session, "SUCCEEDED", { output: frame.output ?? null, after: frame.lastEvent });
  }
}

async function childEnded(session: Session, parent: Frame, child: Frame): Promise<void> {
  const children = parent.children;
  if (!children) return;
  children.finished += 1;
  session.changed.add(parent.id);
  if (child.item && child.phase === "done") iterationEvent(session, parent, child, "Succeeded");
  parent.lastEvent = child.lastEvent;
  if (children.finished < children.total) startMore(session, parent);
  else await complete(session, parent);
}

// A failed iteration that was tolerated leaves no element in the result.
async function complete(session: Session, parent: Frame): Promise<void> {
  const { first, total } = parent.children ?? { first: 0, total: 0 };
  const result: Json[] = [];
  for (let id = first; id < first + total; id += 1) {
    const child = session.frames.get(id);
    if (child?.phase === "done") result.push(child.output ?? null);
    session.frames.delete(id);
    session.changed.delete(id);
    session.removed.add(id);
  }
  await guarded(session, parent, () => {
    record(session, parent, `${stateOf(session, parent).Type}StateSucceeded`);
    return leaveWith(session, parent, result);
  });
}

function endOfHistory(session: Session): void {
  endExecution(session, "FAILED", {
    error: "States.Runtime",
    cause: `The execution reached the maximum number of history events (${maxEvents}).`,
  });
}
