import { expect, test } from "vitest";
import { type Behaviour, type Case, type Outcome, runCase } from "#local/stepfunctions/case.ts";
import type { Json, JsonObject } from "#local/stepfunctions/engine/json.ts";

/** What a documented behaviour is shown by: a name, a case, and what must come of it. */
export type Row = [
  behaviour: string,
  states: JsonObject,
  expected: { [K in keyof Outcome]?: unknown } & { called?: number },
  more?: { input?: Json; tasks?: NonNullable<Case["tasks"]>; top?: JsonObject },
];

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

/** Seconds of virtual time since the execution started, as an expression. */
export const elapsed =
  "{% ($toMillis($states.context.State.EnteredTime) - $toMillis($states.context.Execution.StartTime)) / 1000 %}";

/** A list of behaviours for f. */
export function f(...behaviours: Behaviour[]): { tasks: NonNullable<Case["tasks"]> } {
  return { tasks: { f: behaviours } };
}

/** Turns rows into tests. */
export function conforms(rows: Row[]): void {
  test.each(rows)("%s", async (_behaviour, states, expected, more = {}) => {
    const { top, ...rest } = more;
    const one: Case = { definition: machine(states, top), ...rest };
    const ended = await runCase(one);
    const outcome = { ...ended, called: ended.calls.length };
    for (const [key, value] of Object.entries(expected))
      expect(outcome, `${key} of ${JSON.stringify(outcome)}`).toHaveProperty(key, value);
  });
}
