import { describe, expect } from "vitest";
import { conforms, pass } from "../cases.ts";

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
