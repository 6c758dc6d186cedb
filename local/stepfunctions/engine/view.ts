import { isObject, type Json, type JsonObject } from "./json.ts";
import type { View } from "./jsonata/evaluate.ts";
import { type Frame, type Session, stateOf } from "./session.ts";

type Extra = { result?: Json; errorOutput?: Json; item?: JsonObject };

/** What the expressions of a frame's state may see; result and errorOutput only where given. */
export function viewOf(session: Session, frame: Frame, extra: Extra = {}): View {
  const states: JsonObject = { input: frame.input, context: contextOf(session, frame, extra.item) };
  if (extra.result !== undefined) states.result = extra.result;
  if (extra.errorOutput !== undefined) states.errorOutput = extra.errorOutput;
  return {
    variables: variablesOf(session, frame),
    states,
    state: frame.state,
    enteredEvent: frame.enteredEvent,
    now: session.now(),
  };
}

// Inner scopes see the variables of outer ones; names are unique along the way.
function variablesOf(session: Session, frame: Frame): JsonObject {
  const outer = frame.parent === undefined ? undefined : session.frames.get(frame.parent);
  return outer ? { ...variablesOf(session, outer), ...frame.variables } : frame.variables;
}

function contextOf(session: Session, frame: Frame, item: JsonObject | undefined): JsonObject {
  const { execution } = session;
  const state: JsonObject = { Name: frame.state, EnteredTime: iso(frame.enteredAt) };
  const { Type } = stateOf(session, frame);
  if (Type === "Task" || Type === "Parallel" || Type === "Map") state.RetryCount = frame.retryCount;
  const context: JsonObject = {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input),
      StartTime: iso(execution.startedAt),
      Name: execution.name,
      RoleArn: execution.roleArn,
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: state,
  };
  if (frame.task?.token) context.Task = { Token: frame.task.token };
  const mapItem = item ?? itemOf(session, frame);
  if (mapItem) context.Map = { Item: mapItem };
  return context;
}

function itemOf(session: Session, frame: Frame): JsonObject | undefined {
  if (isObject(frame.item)) return frame.item;
  const outer = frame.parent === undefined ? undefined : session.frames.get(frame.parent);
  return outer ? itemOf(session, outer) : undefined;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
