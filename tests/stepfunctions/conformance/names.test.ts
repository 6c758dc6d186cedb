import { describe } from "vitest";
import { conforms, f, pass, task } from "../cases.ts";

const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };

describe("functions of Step Functions", () => {
  conforms([
    [
      "$partition cuts an array",
      { A: pass("{% $partition([1..5], 2) %}") },
      { output: [[1, 2], [3, 4], [5]] },
    ],
    [
      "$partition rounds its size down",
      { A: pass("{% $partition([1..4], 2.9) %}") },
      {
        output: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ["$partition of size 0 is an error", { A: pass("{% $partition([1], 0) %}") }, queryError],
    ["$range counts up to its end", { A: pass("{% $range(0, 10, 5) %}") }, { output: [0, 5, 10] }],
    ["$range counts down", { A: pass("{% $range(3, 1, -1) %}") }, { output: [3, 2, 1] }],
    ["$range of step 0 is an error", { A: pass("{% $range(1, 3, 0) %}") }, queryError],
    [
      "$hash by SHA-256",
      { A: pass("{% $hash('a', 'SHA-256') %}") },
      { output: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb" },
    ],
    [
      "$hash by MD5",
      { A: pass("{% $hash('a', 'MD5') %}") },
      { output: "0cc175b9c0f1b6a831c399e269772661" },
    ],
    [
      "$hash by an unknown algorithm is an error",
      { A: pass("{% $hash('a', 'CRC') %}") },
      queryError,
    ],
    [
      "$random with a seed repeats itself",
      { A: pass("{% $random(7) = $random(7) %}") },
      { output: true },
    ],
    [
      "$random lies from 0 to below 1",
      { A: pass("{% $random() >= 0 and $random() < 1 %}") },
      { output: true },
    ],
    [
      "$uuid is a version 4 UUID",
      { A: pass("{% $contains($uuid(), /^[0-9a-f-]{14}4[0-9a-f-]{21}$/) %}") },
      { output: true },
    ],
    ["$parse reads JSON", { A: pass("{% $parse('{\"a\":[1]}') %}") }, { output: { a: [1] } }],
    ["$parse of no JSON is an error", { A: pass("{% $parse('{') %}") }, queryError],
    ["$eval is not there", { A: pass("{% $eval('1') %}") }, queryError],
    [
      "$now and $millis follow the engine's clock",
      {
        A: { Type: "Wait", Seconds: 86_400, Next: "B" },
        B: pass(
          "{% $millis() >= $toMillis($states.context.Execution.StartTime) + 86400000 and $toMillis($now()) = $millis() %}",
        ),
      },
      { output: true },
    ],
  ]);
});

describe("the context object", () => {
  conforms([
    [
      "Execution.Input is the input of the execution",
      { A: pass(1, { Next: "B" }), B: pass("{% $states.context.Execution.Input %}") },
      { output: { a: 1 } },
      { input: { a: 1 } },
    ],
    [
      "State.Name is the name of the state",
      { Here: pass("{% $states.context.State.Name %}") },
      { output: "Here" },
    ],
    [
      "Execution and StateMachine have ids and names",
      {
        A: pass(
          "{% $states.context.Execution.Name & ' ' & $states.context.StateMachine.Name & ' ' & $contains($states.context.Execution.Id, ':execution:') %}",
        ),
      },
      { output: "run case true" },
    ],
    [
      "times are ISO strings",
      {
        A: pass(
          "{% $toMillis($states.context.State.EnteredTime) >= $toMillis($states.context.Execution.StartTime) %}",
        ),
      },
      { output: true },
    ],
    [
      "State.RetryCount counts retries",
      {
        A: task({
          Retry: [{ ErrorEquals: ["E"] }],
          Output: "{% $states.context.State.RetryCount %}",
        }),
      },
      { output: 2 },
      f({ throw: { error: "E" } }, { throw: { error: "E" } }, { return: 1 }),
    ],
    [
      "Task.Token is only there for callbacks",
      { A: task({ Output: "{% $exists($states.context.Task) %}" }) },
      { output: false },
      f({ return: 1 }),
    ],
  ]);
});

describe("variables", () => {
  conforms([
    [
      "Assign takes effect in the next state",
      {
        A: pass("{% $exists($x) %}", { Assign: { x: 1 }, Next: "B" }),
        B: pass({ before: "{% $states.input %}", now: "{% $x %}" }),
      },
      { output: { before: false, now: 1 } },
    ],
    [
      "all of Assign sees the old values",
      {
        A: pass(0, { Assign: { x: 3, a: 6 }, Next: "B" }),
        B: pass(0, { Assign: { x: "{% $a %}", next: "{% $x %}" }, Next: "C" }),
        C: pass(["{% $x %}", "{% $next %}"]),
      },
      { output: [6, 3] },
    ],
    [
      "Output sees the variables as on entry",
      { A: pass(0, { Assign: { x: 1 }, Next: "B" }), B: pass("{% $x %}", { Assign: { x: 2 } }) },
      { output: 1 },
    ],
    [
      "Assign of an undefined value is an error",
      { A: pass(0, { Assign: { x: "{% $y %}" } }) },
      queryError,
    ],
    [
      "Assign takes nested expressions",
      { A: pass(0, { Assign: { x: { y: ["{% 1 + 1 %}"] } }, Next: "B" }), B: pass("{% $x.y %}") },
      { output: [2] },
    ],
    [
      "a Task assigns from its result",
      {
        A: task({ Assign: { x: "{% $states.result.Payload.v %}" }, Next: "B" }),
        B: pass("{% $x %}"),
      },
      { output: 5 },
      f({ return: { v: 5 } }),
    ],
    [
      "a Wait assigns",
      { A: { Type: "Wait", Seconds: 1, Assign: { x: 1 }, Next: "B" }, B: pass("{% $x %}") },
      { output: 1 },
    ],
    [
      "a variable may hold null",
      { A: pass(0, { Assign: { x: null }, Next: "B" }), B: pass("{% $x = null %}") },
      { output: true },
    ],
    [
      "variables above 256 KiB in one Assign are an error",
      { A: pass(0, { Assign: { x: "{% $pad('', 262145, 'x') %}" } }) },
      { status: "FAILED", error: "States.DataLimitExceeded" },
    ],
    [
      "a variable outlives later outputs",
      {
        A: pass(0, { Assign: { x: 1 }, Next: "B" }),
        B: pass({}, { Next: "C" }),
        C: pass("{% $x %}"),
      },
      { output: 1 },
    ],
  ]);
});
