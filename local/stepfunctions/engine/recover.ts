import { findCatcher, findRetrier, retryDelay, StateFailure } from "./failure.ts";
import { clearRun, endExecution, leave, recordEvaluationFailure } from "./finish.ts";
import type { JsonObject } from "./json.ts";
import { append, type Frame, record, type Session, stateOf } from "./session.ts";
import { iterationEvent } from "./states/children.ts";

/** Handles the failure of a frame's state: retry, catch, or let the thread fail. */
export async function failState(
  session: Session,
  frame: Frame,
  failure: StateFailure,
): Promise<void> {
  const state = stateOf(session, frame);
  recordEvaluationFailure(session, frame, failure);
  dropChildren(session, frame);
  if (state.Type === "Parallel" || state.Type === "Map")
    record(session, frame, `${state.Type}StateFailed`);
  const recovering = state.Type === "Task" || state.Type === "Parallel" || state.Type === "Map";
  if (!recovering) return failThread(session, frame, failure);
  const found = findRetrier(state.Retry, frame.retried, failure);
  if (found) {
    const done = frame.retried[found.index] ?? 0;
    clearRun(frame);
    frame.due = session.now() + retryDelay(found.retrier, done, session.random);
    frame.phase = "retrying";
    frame.retried = (state.Retry ?? []).map((_, at) => frame.retried[at] ?? 0);
    frame.retried[found.index] = done + 1;
    session.changed.add(frame.id);
    return;
  }
  const catcher = findCatcher(state.Catch, failure);
  if (!catcher) return failThread(session, frame, failure);
  const at = state.Catch?.indexOf(catcher) ?? 0;
  const errorOutput: JsonObject = { Error: failure.shown ?? "", Cause: failure.reason ?? "" };
  try {
    await leave(session, frame, {
      Output: catcher.Output,
      Assign: catcher.Assign,
      fallback: errorOutput,
      next: catcher.Next,
      field: `Catch[${at}]/`,
      extra: { errorOutput },
    });
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    recordEvaluationFailure(session, frame, error);
    await failThread(session, frame, error);
  }
}

async function failThread(session: Session, frame: Frame, failure: StateFailure): Promise<void> {
  const parent = frame.parent === undefined ? undefined : session.frames.get(frame.parent);
  if (!parent) {
    const { error, reason: cause } = failure;
    endExecution(session, "FAILED", { error, cause, after: frame.lastEvent });
    return;
  }
  if (frame.item) iterationEvent(session, parent, frame, "Failed");
  parent.lastEvent = frame.lastEvent;
  const children = parent.children;
  if (children?.tolerated && frame.item && failure.error !== "States.Runtime") {
    children.failed += 1;
    frame.phase = "failed";
    clearRun(frame);
    session.changed.add(frame.id).add(parent.id);
    if (!exceeded(children)) {
      session.ended.push(frame.id);
      return;
    }
    const why = "The specified tolerated failure threshold was exceeded";
    return failState(
      session,
      parent,
      new StateFailure("States.ExceedToleratedFailureThreshold", why),
    );
  }
  const { error, reason, shown } = failure;
  const aliases = frame.item ? failure.aliases : [...failure.aliases, "States.BranchFailed"];
  return failState(session, parent, new StateFailure(error, reason, { aliases, shown }));
}

function exceeded(children: NonNullable<Frame["children"]>): boolean {
  const { failed, total, tolerated } = children;
  const tooMany = tolerated?.count !== undefined && failed > tolerated.count;
  const share = (100 * failed) / total;
  return tooMany || (tolerated?.percentage !== undefined && share > tolerated.percentage);
}

/** Drops the threads below a frame, as a failed Parallel or Map state does with the others. */
function dropChildren(session: Session, frame: Frame): void {
  const children = frame.children;
  if (!children) return;
  for (let id = children.first; id < children.first + children.total; id += 1) {
    const child = session.frames.get(id);
    if (!child) continue;
    dropChildren(session, child);
    if (isRunning(child)) recordAborted(session, frame, child);
    session.frames.delete(id);
    session.changed.delete(id);
    session.removed.add(id);
  }
  delete frame.children;
}

function isRunning(child: Frame): boolean {
  return !["pending", "done", "failed", "enter"].includes(child.phase);
}

function recordAborted(session: Session, frame: Frame, child: Frame): void {
  append(session, frame.lastEvent, `${stateOf(session, child).Type}StateAborted`);
  if (!child.item) return;
  append(session, frame.lastEvent, "MapIterationAborted", "mapIterationAbortedEventDetails", {
    name: frame.state,
    index: child.index,
  });
}
