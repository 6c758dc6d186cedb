import type { StateFailure } from "./failure.ts";
import { assignments, withinLimit } from "./fields.ts";
import type { Json, JsonObject } from "./json.ts";
import { evaluate } from "./jsonata/evaluate.ts";
import { append, type Frame, makeReady, record, type Session, stateOf } from "./session.ts";
import { viewOf } from "./view.ts";

type Leaving = {
  Output?: Json | undefined;
  Assign?: JsonObject | undefined;
  fallback: Json;
  next: string | undefined;
  field?: string;
  extra?: { result?: Json; errorOutput?: Json };
};

/** Leaves the state of a frame: Output and Assign both see the variables as on its entry. */
export async function leave(session: Session, frame: Frame, leaving: Leaving): Promise<void> {
  const view = viewOf(session, frame, leaving.extra);
  const field = leaving.field ?? "";
  const output =
    leaving.Output === undefined
      ? leaving.fallback
      : await evaluate(leaving.Output, `${field}Output`, view);
  const assigned = await assignments(leaving.Assign, view, `${field}Assign`);
  withinLimit(output, `state/task '${frame.state}'`);
  recordExit(session, frame, output, assigned);
  frame.variables = { ...frame.variables, ...assigned };
  clearRun(frame);
  frame.output = output;
  session.changed.add(frame.id);
  if (leaving.next === undefined) {
    frame.phase = "done";
    session.ended.push(frame.id);
    return;
  }
  frame.state = leaving.next;
  frame.input = output;
  delete frame.output;
  frame.phase = "enter";
  makeReady(session, frame);
}

function recordExit(session: Session, frame: Frame, output: Json, assigned: JsonObject): void {
  const type = `${stateOf(session, frame).Type}StateExited`;
  const details: JsonObject = {
    name: frame.state,
    output: JSON.stringify(output),
    outputDetails: { truncated: false },
  };
  if (Object.keys(assigned).length > 0) {
    details.assignedVariables = Object.fromEntries(
      Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    details.assignedVariablesDetails = { truncated: false };
  }
  record(session, frame, type, "stateExitedEventDetails", details);
}

/** Forgets the attempt of a frame: answers to it count as late from now on. */
export function clearRun(frame: Frame): void {
  frame.attempt += 1;
  delete frame.task;
  delete frame.children;
  delete frame.due;
}

/** Ends an execution; its threads are dropped, its history and its tokens stay. */
export function endExecution(
  session: Session,
  status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED",
  ending: { output?: Json; error?: string | undefined; cause?: string | undefined; after?: number },
): void {
  const { execution } = session;
  execution.status = status;
  execution.stoppedAt = session.now();
  const details: JsonObject = {};
  if (ending.output !== undefined) {
    execution.output = JSON.stringify(ending.output);
    details.output = execution.output;
    details.outputDetails = { truncated: false };
  }
  if (ending.error !== undefined) {
    execution.error = ending.error;
    details.error = ending.error;
  }
  if (ending.cause !== undefined) {
    execution.cause = ending.cause;
    details.cause = ending.cause;
  }
  const [type, key] = endings[status];
  append(session, ending.after ?? execution.events, type, key, details);
  for (const id of session.frames.keys()) session.removed.add(id);
  session.frames.clear();
  session.changed.clear();
  session.ready.length = 0;
  session.ended.length = 0;
  session.calls.length = 0;
}

const endings = {
  SUCCEEDED: ["ExecutionSucceeded", "executionSucceededEventDetails"],
  FAILED: ["ExecutionFailed", "executionFailedEventDetails"],
  TIMED_OUT: ["ExecutionTimedOut", "executionTimedOutEventDetails"],
  ABORTED: ["ExecutionAborted", "executionAbortedEventDetails"],
} as const;

/** Records that an expression failed, as AWS does before it acts on the failure. */
export function recordEvaluationFailure(
  session: Session,
  frame: Frame,
  failure: StateFailure,
): void {
  if (failure.location === undefined) return;
  record(session, frame, "EvaluationFailed", "evaluationFailedEventDetails", {
    error: failure.error ?? "",
    cause: failure.reason ?? "",
    location: failure.location,
    state: frame.state,
  });
}
