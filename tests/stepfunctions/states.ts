import type { Json, JsonObject } from "#local/stepfunctions/engine/json.ts";

/** Builds a machine that starts at its first state. */
export function machine(states: JsonObject, top: JsonObject = {}): JsonObject {
  return {
    QueryLanguage: "JSONata",
    StartAt: Object.keys(states)[0] ?? "",
    States: states,
    ...top,
  };
}

/** A Task state that calls the function f, with changes. */
export function task(change: JsonObject = {}): JsonObject {
  const end = "Next" in change ? {} : { End: true };
  const Arguments = { FunctionName: "f", Payload: "{% $states.input %}" };
  return { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments, ...end, ...change };
}

/** A Task state that waits for its task token, with changes. */
export function callback(change: JsonObject = {}): JsonObject {
  const Payload = { token: "{% $states.context.Task.Token %}" };
  return task({
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Arguments: { FunctionName: "f", Payload },
    ...change,
  });
}

/** A Pass state that ends with an output. */
export function pass(Output?: Json, change: JsonObject = {}): JsonObject {
  const end = "Next" in change ? {} : { End: true };
  return { Type: "Pass", ...(Output === undefined ? {} : { Output }), ...end, ...change };
}
