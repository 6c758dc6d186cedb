import { describe, expect } from "vitest";
import { conforms, f, pass, task } from "../cases.ts";

const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };

describe("input, output and expressions", () => {
  conforms([
    [
      "Pass without Output copies its input",
      { A: pass() },
      { output: { a: 1 } },
      { input: { a: 1 } },
    ],
    ["input defaults to an empty object", { A: pass() }, { output: {} }],
    ["Output may be any JSON: a number", { A: pass(42) }, { output: 42 }],
    ["Output may be any JSON: null", { A: pass(null) }, { output: null }],
    ["Output may be any JSON: an empty string", { A: pass("") }, { output: "" }],
    [
      "Output may be any JSON: an array",
      { A: pass([1, "{% 1 + 1 %}", "x"]) },
      { output: [1, 2, "x"] },
    ],
    ["Output may be false", { A: pass(false) }, { output: false }],
    [
      "expressions are found at any depth",
      { A: pass({ a: [{ b: "{% 'x' & 'y' %}" }] }) },
      { output: { a: [{ b: "xy" }] } },
    ],
    [
      "a string with leading spaces is no expression",
      { A: pass(" {% 1 %} ") },
      { output: " {% 1 %} " },
    ],
    [
      "$states.input is not evaluated in a plain string",
      { A: pass("$states.input") },
      { output: "$states.input" },
    ],
    [
      "keys that end in .$ mean nothing",
      { A: pass({ "a.$": "$.x" }) },
      { output: { "a.$": "$.x" } },
    ],
    ["keys are not evaluated", { A: pass({ "{% 1 %}": 1 }) }, { output: { "{% 1 %}": 1 } }],
    ["an expression may stand close to its braces", { A: pass("{%1+1%}") }, { output: 2 }],
    [
      "an expression may run over several lines",
      { A: pass("{% (\n  $a := 1;\n  $a + 1\n) %}") },
      { output: 2 },
    ],
    ["an expression may yield null", { A: pass("{% null %}") }, { output: null }],
    [
      "an undefined field inside a constructor is left out",
      { A: pass("{% {'a': $states.input.no, 'b': 1} %}") },
      { output: { b: 1 } },
    ],
    ["an undefined result is an error", { A: pass("{% $states.input.no %}") }, queryError],
    [
      "an undefined result deep inside is an error",
      { A: pass({ a: { b: "{% $states.input.no %}" } }) },
      {
        ...queryError,
        cause: expect.stringContaining("'Output/a/b' returned nothing (undefined)"),
      },
    ],
    ["an unset variable is an error", { A: pass("{% $nobody %}") }, queryError],
    ["a type error is an error", { A: pass("{% 1 + 'a' %}") }, queryError],
    ["a function as result is an error", { A: pass("{% function($x) { $x } %}") }, queryError],
    ["$ at the top level has no document", { A: pass("{% $ %}") }, queryError],
    ["a bare name at the top level has no document", { A: pass("{% total %}") }, queryError],
    [
      "$ inside a predicate is the item",
      { A: pass("{% $states.input.v[$ > 1] %}") },
      { output: [2, 3] },
      { input: { v: [1, 2, 3] } },
    ],
    [
      "a sequence of one is the value itself",
      { A: pass("{% $states.input.v[a=1] %}") },
      { output: { a: 1 } },
      { input: { v: [{ a: 1 }, { a: 2 }] } },
    ],
    [
      "[] keeps an array of one",
      { A: pass("{% $states.input.v[a=1][] %}") },
      { output: [{ a: 1 }] },
      { input: { v: [{ a: 1 }, { a: 2 }] } },
    ],
    [
      "an array in the input stays an array of one",
      { A: pass("{% $states.input.v %}") },
      { output: [1] },
      { input: { v: [1] } },
    ],
    [
      "a sequence of many is an array",
      { A: pass("{% $states.input.v.a %}") },
      { output: [1, 2] },
      { input: { v: [{ a: 1 }, { a: 2 }] } },
    ],
    [
      "a filter that matches nothing is undefined",
      { A: pass("{% $states.input.v[a=9] %}") },
      queryError,
      { input: { v: [{ a: 1 }] } },
    ],
    ["an empty array stays one", { A: pass("{% [] %}") }, { output: [] }],
    [
      "Unicode passes through",
      { A: pass("{% $states.input.name & '！' %}") },
      { output: "提级监督！" },
      { input: { name: "提级监督" } },
    ],
    [
      "__proto__ is a key like any other",
      { A: pass("{% $states.input %}") },
      { output: JSON.parse('{"__proto__":1}') },
      { input: JSON.parse('{"__proto__":1}') },
    ],
    [
      "the cause of a failed expression names the state",
      { A: pass("{% $x.y %}") },
      { cause: expect.stringContaining("the state 'A' (entered at the event id #2)") },
    ],
    [
      "an output above 256 KiB is an error",
      { A: pass("{% $pad('', 262145, 'x') %}") },
      { status: "FAILED", error: "States.DataLimitExceeded" },
    ],
    [
      "a variable assigned inside an expression stays there",
      { A: pass("{% ($x := 5; $x) %}", { Next: "B" }), B: pass("{% $exists($x) %}") },
      { output: false },
    ],
    [
      "Succeed may have an Output",
      { A: { Type: "Succeed", Output: "{% $states.input.a %}" } },
      { status: "SUCCEEDED", output: 1 },
      { input: { a: 1 } },
    ],
    [
      "Succeed without Output passes its input on",
      { A: { Type: "Succeed" } },
      { output: [1] },
      { input: [1] },
    ],
    [
      "Comment is ignored",
      { A: pass(1, { Comment: "why" }) },
      { output: 1 },
      { top: { Comment: "what" } },
    ],
    [
      "QueryLanguage may stand at each state",
      { A: pass("{% 1 %}", { QueryLanguage: "JSONata" }) },
      { output: 1 },
    ],
    [
      "a state may ask for JSONata in a machine without default",
      { A: pass("{% 1 %}", { QueryLanguage: "JSONata" }) },
      { output: 1 },
      { top: { QueryLanguage: "JSONPath" } },
    ],
  ]);
});

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
