import { randomUUID } from "node:crypto";
import type { TaskState } from "../asl.ts";
import { StateFailure } from "../failure.ts";
import { wholeNumber, withinLimit } from "../fields.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { evaluate } from "../jsonata/evaluate.ts";
import { type Frame, record, type Session, type TaskRun } from "../session.ts";
import { viewOf } from "../view.ts";

const maxSeconds = 99_999_999;

/** What a Task state runs, told by its Resource; undefined for what is not offered here. */
export function taskKind(resource: string): TaskRun["kind"] | undefined {
  if (/^arn:[^:]+:states:[^:]*:[^:]*:lambda:invoke$/.test(resource)) return "invoke";
  if (/^arn:[^:]+:states:[^:]*:[^:]*:lambda:invoke\.waitForTaskToken$/.test(resource))
    return "callback";
  if (/^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?$/.test(resource)) return "lambda";
  return undefined;
}

/** Starts an attempt of a Task state: evaluates its fields and asks for the call. */
export async function startTask(session: Session, frame: Frame, state: TaskState): Promise<void> {
  const kind = taskKind(state.Resource);
  if (!kind) throw new StateFailure("States.Runtime", `Unsupported resource ${state.Resource}`);
  const run: TaskRun = { kind, functionName: state.Resource, payload: null, timeoutAt: 0 };
  if (kind === "callback") run.token = newToken();
  frame.task = run;
  const view = viewOf(session, frame);
  const args =
    state.Arguments === undefined
      ? frame.input
      : withinLimit(await evaluate(state.Arguments, "Arguments", view), "Arguments field");
  const seconds = await optionalSeconds(state.TimeoutSeconds, "TimeoutSeconds", view);
  const heartbeat = await optionalSeconds(state.HeartbeatSeconds, "HeartbeatSeconds", view);
  addTarget(run, args);
  const now = session.now();
  run.timeoutAt = now + (seconds ?? maxSeconds) * 1000;
  if (heartbeat !== undefined) {
    run.heartbeatSeconds = heartbeat;
    run.heartbeatAt = now + heartbeat * 1000;
  }
  frame.due = dueOf(run);
  frame.phase = "invoking";
  if (run.token) session.tokens.push({ token: run.token, frame: frame.id });
  recordStart(session, frame, state, run, args, seconds);
  session.calls.push(frame.id);
}

/** When a task must have answered or beaten next. */
export function dueOf(run: TaskRun): number {
  return Math.min(run.timeoutAt, run.heartbeatAt ?? Number.POSITIVE_INFINITY);
}

function optionalSeconds(
  value: Json | undefined,
  field: string,
  view: ReturnType<typeof viewOf>,
): Promise<number | undefined> {
  return value === undefined
    ? Promise.resolve(undefined)
    : wholeNumber(value, field, view, [1, maxSeconds]);
}

function addTarget(run: TaskRun, args: Json): void {
  if (run.kind === "lambda") {
    run.payload = args;
    return;
  }
  const name = isObject(args) ? args.FunctionName : undefined;
  if (!isObject(args) || typeof name !== "string" || name === "")
    throw new StateFailure(
      "States.Runtime",
      "The field 'FunctionName' of the Arguments must be a string that names a function.",
    );
  run.functionName = name;
  run.payload = args.Payload ?? {};
}

function recordStart(
  session: Session,
  frame: Frame,
  state: TaskState,
  run: TaskRun,
  args: Json,
  seconds: number | undefined,
): void {
  const limits: JsonObject = {};
  if (seconds !== undefined) limits.timeoutInSeconds = seconds;
  if (run.kind === "lambda") {
    const input = { input: JSON.stringify(args), inputDetails: { truncated: false } };
    const details = { ...input, resource: state.Resource, ...limits };
    record(
      session,
      frame,
      "LambdaFunctionScheduled",
      "lambdaFunctionScheduledEventDetails",
      details,
    );
    record(session, frame, "LambdaFunctionStarted");
    return;
  }
  if (run.heartbeatSeconds !== undefined) limits.heartbeatInSeconds = run.heartbeatSeconds;
  const parameters = JSON.stringify(args);
  const details = { ...resourceDetails(run), region: session.region, parameters, ...limits };
  record(session, frame, "TaskScheduled", "taskScheduledEventDetails", details);
  record(session, frame, "TaskStarted", "taskStartedEventDetails", resourceDetails(run));
}

/** How history events name the resource of an optimised integration. */
export function resourceDetails(run: TaskRun): JsonObject {
  const resource = run.kind === "callback" ? "invoke.waitForTaskToken" : "invoke";
  return { resourceType: "lambda", resource };
}

// Long and opaque, as the real ones are; the prefix lets the API tell garbage from old tokens.
function newToken(): string {
  const bytes = `${randomUUID()}${randomUUID()}`.replaceAll("-", "");
  return `AQCk${Buffer.from(bytes).toString("base64")}`;
}
