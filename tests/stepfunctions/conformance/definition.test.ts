import { expect, test } from "vitest";
import { validateDefinition } from "#local/stepfunctions/definition/validate.ts";
import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { machine, pass, task } from "../cases.ts";

const choice = (more: JsonObject) => ({ Type: "Choice", Choices: [more], Default: "B" });
const inner = (states: JsonObject) => ({ StartAt: Object.keys(states)[0] ?? "", States: states });
const retry = (more: JsonObject) => task({ Retry: [{ ErrorEquals: ["E"], ...more }] });
const all = { ErrorEquals: ["States.ALL"], Next: "B" };

test.each<[string, JsonObject]>([
  ["a JSONPath machine", { ...machine({ A: pass() }), QueryLanguage: "JSONPath" }],
  ["a machine without QueryLanguage", { StartAt: "A", States: { A: pass() } }],
  ["a JSONPath state", machine({ A: pass(1, { QueryLanguage: "JSONPath" }) })],
  ["no states", machine({})],
  ["an unknown StartAt", { ...machine({ A: pass() }), StartAt: "B" }],
  ["an unknown Next", machine({ A: pass(1, { Next: "B" }) })],
  ["an unknown Default", machine({ A: choice({ Condition: true, Next: "A" }) })],
  ["an unknown Catch target", machine({ A: task({ Catch: [all] }) })],
  ["Next and End", machine({ A: pass(1, { Next: "B", End: true }), B: pass() })],
  ["neither Next nor End", machine({ A: { Type: "Pass" } })],
  ["a state that nothing leads to", machine({ A: pass(), B: pass() })],
  ["no terminal state", machine({ A: pass(1, { Next: "A" }) })],
  ["an unknown type", machine({ A: { Type: "Nap", End: true } })],
  ["an unknown field", machine({ A: pass(1, { Sleep: 1 }) })],
  ["an unknown top-level field", machine({ A: pass() }, { Nap: 1 })],
  ["a JSONPath field: Parameters", machine({ A: pass(undefined, { Parameters: {} }) })],
  ["a JSONPath field: InputPath", machine({ A: pass(undefined, { InputPath: "$" }) })],
  ["a JSONPath field: Result", machine({ A: pass(undefined, { Result: 1 }) })],
  [
    "a JSONPath choice rule",
    machine({ A: choice({ Variable: "$.a", IsNull: true, Next: "B" }), B: pass() }),
  ],
  [
    "Next of another scope",
    machine({
      A: { Type: "Parallel", Branches: [inner({ X: pass(1, { Next: "B" }) })], Next: "B" },
      B: pass(),
    }),
  ],
  [
    "a state name used twice",
    machine({ A: { Type: "Parallel", Branches: [inner({ A: pass() })], End: true } }),
  ],
  ["a state name above 80 characters", machine({ ["x".repeat(81)]: pass() })],
  [
    "an inner variable with an outer name",
    machine({
      A: pass(1, { Assign: { x: 1 }, Next: "M" }),
      M: { Type: "Map", ItemProcessor: inner({ X: pass(1, { Assign: { x: 2 } }) }), End: true },
    }),
  ],
  [
    "an outer variable assigned only by a Catch",
    machine({
      M: {
        Type: "Parallel",
        Branches: [inner({ X: pass(1, { Assign: { e: 2 } }) })],
        Catch: [{ ErrorEquals: ["E"], Assign: { e: 1 }, Next: "B" }],
        Next: "B",
      },
      B: pass(),
    }),
  ],
  ["a variable called states", machine({ A: pass(1, { Assign: { states: 1 } }) })],
  ["a variable with a dot", machine({ A: pass(1, { Assign: { "a.b": 1 } }) })],
  [
    "a variable name above 80 characters",
    machine({ A: pass(1, { Assign: { ["x".repeat(81)]: 1 } }) }),
  ],
  ["Assign that is no object", machine({ A: pass(1, { Assign: "{% {} %}" }) })],
  ["Assign in Succeed", machine({ A: { Type: "Succeed", Assign: { x: 1 } } })],
  ["Output in Fail", machine({ A: { Type: "Fail", Output: 1 } })],
  ["an expression that does not parse", machine({ A: pass("{% 1 + %}") })],
  ["an expression that is not closed", machine({ A: pass("{% 1") })],
  ["an expression that is not opened", machine({ A: pass({ a: "1 %}" }) })],
  [
    "$states.result in Arguments",
    machine({ A: task({ Arguments: { FunctionName: "f", Payload: "{% $states.result %}" } }) }),
  ],
  ["$states.result in a Pass", machine({ A: pass("{% $states.result %}") })],
  [
    "$states.errorOutput outside Catch",
    machine({ A: task({ Output: "{% $states.errorOutput.Error %}" }) }),
  ],
  [
    "$states.result in Catch",
    machine({ A: task({ Catch: [{ ...all, Output: "{% $states.result %}" }] }), B: pass() }),
  ],
  [
    "a Condition that is no expression",
    machine({ A: choice({ Condition: "true", Next: "B" }), B: pass() }),
  ],
  ["no Choices", machine({ A: { Type: "Choice", Choices: [], Default: "B" }, B: pass() })],
  [
    "Seconds and Timestamp",
    machine({ A: { Type: "Wait", Seconds: 1, Timestamp: "2016-03-14T01:59:00Z", End: true } }),
  ],
  ["neither Seconds nor Timestamp", machine({ A: { Type: "Wait", End: true } })],
  ["negative Seconds", machine({ A: { Type: "Wait", Seconds: -1, End: true } })],
  [
    "a Timestamp without zone",
    machine({ A: { Type: "Wait", Timestamp: "2016-03-14T01:59:00", End: true } }),
  ],
  ["TimeoutSeconds of 0", machine({ A: task({ TimeoutSeconds: 0 }) })],
  ["TimeoutSeconds as text", machine({ A: task({ TimeoutSeconds: "5" }) })],
  [
    "HeartbeatSeconds not below TimeoutSeconds",
    machine({ A: task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }) }),
  ],
  ["a Task without FunctionName", machine({ A: task({ Arguments: { Payload: 1 } }) })],
  ["a Task without Resource", machine({ A: { Type: "Task", End: true } })],
  [
    "a resource that is not offered",
    machine({ A: task({ Resource: "arn:aws:states:::sqs:sendMessage" }) }),
  ],
  [
    "States.ALL among others",
    machine({ A: task({ Catch: [{ ...all, ErrorEquals: ["E", "States.ALL"] }] }), B: pass() }),
  ],
  [
    "States.ALL before the last catcher",
    machine({ A: task({ Catch: [all, { ErrorEquals: ["E"], Next: "B" }] }), B: pass() }),
  ],
  [
    "an empty ErrorEquals",
    machine({ A: task({ Catch: [{ ...all, ErrorEquals: [] }] }), B: pass() }),
  ],
  ["IntervalSeconds of 0", machine({ A: retry({ IntervalSeconds: 0 }) })],
  ["BackoffRate below 1", machine({ A: retry({ BackoffRate: 0.5 }) })],
  ["negative MaxAttempts", machine({ A: retry({ MaxAttempts: -1 }) })],
  ["an unknown JitterStrategy", machine({ A: retry({ JitterStrategy: "SOME" }) })],
  ["Retry in a Pass", machine({ A: pass(1, { Retry: [] }) })],
  ["a Map without ItemProcessor", machine({ A: { Type: "Map", End: true } })],
  [
    "a distributed Map",
    machine({
      A: {
        Type: "Map",
        ItemProcessor: {
          ...inner({ X: pass() }),
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        },
        End: true,
      },
    }),
  ],
  ["a Parallel without branches", machine({ A: { Type: "Parallel", Branches: [], End: true } })],
  ["a negative TimeoutSeconds of the machine", machine({ A: pass() }, { TimeoutSeconds: -1 })],
])("a definition is refused for %s", (_why, definition) => {
  expect(validateDefinition(JSON.stringify(definition))).toHaveProperty("problems");
});

test.each<[string, JsonObject]>([
  [
    "the same variable in two branches",
    machine({
      A: {
        Type: "Parallel",
        Branches: [
          inner({ X: pass(1, { Assign: { v: 1 } }) }),
          inner({ Y: pass(1, { Assign: { v: 1 } }) }),
        ],
        End: true,
      },
    }),
  ],
  ["a variable in Chinese", machine({ A: pass(1, { Assign: { 单位: 1 } }) })],
  [
    "a local variable called like a Step Functions one",
    machine({ A: pass("{% ($states.input; 1) %}") }),
  ],
  ["Version at the top", machine({ A: pass() }, { Version: "1.0" })],
  [
    "a payload with fields called like states",
    machine({ A: pass({ Next: "nowhere", States: { x: 1 }, Branches: [1] }) }),
  ],
  [
    "States.ALL alone in the last catcher",
    machine({ A: task({ Catch: [{ ErrorEquals: ["E"], Next: "B" }, all] }), B: pass() }),
  ],
])("a definition is accepted with %s", (_why, definition) => {
  expect(validateDefinition(JSON.stringify(definition))).not.toHaveProperty("problems");
});

test("text that is no JSON is refused", () => {
  expect(validateDefinition("{")).toHaveProperty("problems");
});
