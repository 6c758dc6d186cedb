import type { StateFailure } from "../failure.ts";
import { withinLimit } from "../fields.ts";
import type { Json, JsonObject } from "../json.ts";
import { type Frame, record, type Session, type TaskRun } from "../session.ts";
import { resourceDetails } from "./task.ts";

/** The result of a task as the state sees it: the bare payload, or the answer of lambda:invoke. */
export function resultOf(run: TaskRun, payload: Json): Json {
  return run.kind === "lambda"
    ? payload
    : { ExecutedVersion: "$LATEST", Payload: payload, StatusCode: 200 };
}

/** Records that a function has taken its task token; its own answer is no result. */
export function recordSubmitted(session: Session, frame: Frame, run: TaskRun, payload: Json): void {
  record(session, frame, "TaskSubmitted", "taskSubmittedEventDetails", {
    ...resourceDetails(run),
    output: JSON.stringify(resultOf(run, payload)),
    outputDetails: { truncated: false },
  });
}

/** Records the result of a task, which must be within the quota. */
export function recordSuccess(session: Session, frame: Frame, run: TaskRun, result: Json): void {
  withinLimit(result, `state/task '${frame.state}'`);
  const output = { output: JSON.stringify(result), outputDetails: { truncated: false } };
  if (run.kind === "lambda")
    record(
      session,
      frame,
      "LambdaFunctionSucceeded",
      "lambdaFunctionSucceededEventDetails",
      output,
    );
  else
    record(session, frame, "TaskSucceeded", "taskSucceededEventDetails", {
      ...resourceDetails(run),
      ...output,
    });
}

/** Records that a task failed or timed out. */
export function recordFailure(
  session: Session,
  frame: Frame,
  run: TaskRun,
  failure: StateFailure,
  how: "Failed" | "TimedOut",
): void {
  const details: JsonObject = run.kind === "lambda" ? {} : resourceDetails(run);
  if (failure.error !== undefined) details.error = failure.error;
  if (failure.reason !== undefined) details.cause = failure.reason;
  const [type, key] =
    run.kind === "lambda"
      ? [`LambdaFunction${how}`, `lambdaFunction${how}EventDetails`]
      : [`Task${how}`, `task${how}EventDetails`];
  record(session, frame, type, key, details);
}
