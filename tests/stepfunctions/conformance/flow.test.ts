import { describe, expect } from "vitest";
import { conforms, elapsed, f, pass, task } from "../cases.ts";

const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };
const rule = (Condition: string | boolean, Next: string, more = {}) => ({
  Condition,
  Next,
  ...more,
});

describe("Choice", () => {
  const ends = { X: pass("x"), Y: pass("y") };
  conforms([
    [
      "the first rule that holds wins",
      {
        A: {
          Type: "Choice",
          Choices: [rule("{% false %}", "X"), rule("{% true %}", "Y"), rule("{% true %}", "X")],
        },
        ...ends,
      },
      { output: "y", states: ["A", "Y"] },
    ],
    [
      "later conditions are not evaluated",
      {
        A: { Type: "Choice", Choices: [rule("{% true %}", "X"), rule("{% $no.thing %}", "Y")] },
        ...ends,
      },
      { output: "x" },
    ],
    [
      "Condition may be a plain boolean",
      { A: { Type: "Choice", Choices: [rule(true, "X")], Default: "Y" }, ...ends },
      { output: "x" },
    ],
    [
      "Default is taken when nothing holds",
      { A: { Type: "Choice", Choices: [rule(false, "X")], Default: "Y" }, ...ends },
      { output: "y" },
    ],
    [
      "no match without Default is an error",
      { A: { Type: "Choice", Choices: [rule(false, "X")] }, X: pass() },
      { status: "FAILED", error: "States.NoChoiceMatched" },
    ],
    [
      "a Condition that is no boolean is an error",
      { A: { Type: "Choice", Choices: [rule("{% 1 %}", "X")] }, X: pass() },
      { ...queryError, cause: expect.stringContaining("Expected 'boolean', but was 'number'") },
    ],
    [
      "an undefined Condition is an error",
      { A: { Type: "Choice", Choices: [rule("{% $states.input.no %}", "X")] }, X: pass() },
      queryError,
    ],
    [
      "a rule's Output becomes the output",
      {
        A: { Type: "Choice", Choices: [rule(true, "X", { Output: { r: 1 } })], Output: { top: 1 } },
        X: pass(),
      },
      { output: { r: 1 } },
    ],
    [
      "a rule without Output passes the input on",
      { A: { Type: "Choice", Choices: [rule(true, "X")], Output: { top: 1 } }, X: pass() },
      { output: { in: 1 } },
      { input: { in: 1 } },
    ],
    [
      "the state's Output belongs to Default",
      {
        A: { Type: "Choice", Choices: [rule(false, "X")], Default: "Y", Output: { top: 1 } },
        X: pass(),
        Y: pass(),
      },
      { output: { top: 1 } },
    ],
    [
      "a rule's Assign replaces the state's",
      {
        A: { Type: "Choice", Choices: [rule(true, "X", { Assign: { a: 1 } })], Assign: { b: 2 } },
        X: pass(["{% $a %}", "{% $exists($b) %}"]),
      },
      { output: [1, false] },
    ],
    [
      "the state's Assign belongs to Default",
      {
        A: {
          Type: "Choice",
          Choices: [rule(false, "X", { Assign: { a: 1 } })],
          Default: "Y",
          Assign: { b: 2 },
        },
        X: pass(),
        Y: pass(["{% $exists($a) %}", "{% $b %}"]),
      },
      { output: [false, 2] },
    ],
    [
      "a Choice may lead back",
      {
        A: { Type: "Choice", Choices: [rule("{% $states.input.n < 3 %}", "B")], Default: "X" },
        B: pass({ n: "{% $states.input.n + 1 %}" }, { Next: "A" }),
        X: pass(),
      },
      { output: { n: 3 }, states: ["A", "B", "A", "B", "A", "B", "A", "X"] },
      { input: { n: 0 } },
    ],
  ]);
});

describe("Wait", () => {
  const then = { B: pass(elapsed) };
  conforms([
    [
      "Seconds delays the next state",
      { A: { Type: "Wait", Seconds: 90, Next: "B" }, ...then },
      { output: 90 },
    ],
    [
      "Seconds may be an expression",
      { A: { Type: "Wait", Seconds: "{% $states.input.s %}", Next: "B" }, ...then },
      { output: 7 },
      { input: { s: 7 } },
    ],
    ["Seconds may be 0", { A: { Type: "Wait", Seconds: 0, Next: "B" }, ...then }, { output: 0 }],
    [
      "Seconds that are no number are an error",
      { A: { Type: "Wait", Seconds: "{% 'x' %}", Next: "B" }, ...then },
      queryError,
    ],
    [
      "negative Seconds are an error",
      { A: { Type: "Wait", Seconds: "{% -1 %}", Next: "B" }, ...then },
      queryError,
    ],
    [
      "a Timestamp in the past does not wait",
      { A: { Type: "Wait", Timestamp: "2016-03-14T01:59:00Z", Next: "B" }, ...then },
      { output: 0 },
    ],
    [
      "a Timestamp may be an expression",
      {
        A: {
          Type: "Wait",
          Timestamp: "{% $fromMillis($toMillis($states.context.Execution.StartTime) + 5000) %}",
          Next: "B",
        },
        ...then,
      },
      { output: 5 },
    ],
    [
      "a Timestamp that is none is an error",
      { A: { Type: "Wait", Timestamp: "{% 'tomorrow' %}", Next: "B" }, ...then },
      queryError,
    ],
    [
      "a Timestamp takes an offset",
      { A: { Type: "Wait", Timestamp: "2016-03-14T09:59:00+08:00", Next: "B" }, ...then },
      { status: "SUCCEEDED" },
    ],
    [
      "Output of a Wait",
      { A: { Type: "Wait", Seconds: 1, Output: "{% $states.input.a %}", End: true } },
      { output: 1 },
      { input: { a: 1 } },
    ],
    [
      "a Wait of many years",
      { A: { Type: "Wait", Timestamp: "2099-01-01T00:00:00Z", End: true } },
      { status: "SUCCEEDED" },
    ],
  ]);
});

describe("Fail", () => {
  conforms([
    [
      "Error and Cause end the execution",
      { A: { Type: "Fail", Error: "E", Cause: "why" } },
      { status: "FAILED", error: "E", cause: "why" },
    ],
    [
      "Error and Cause may be expressions",
      { A: { Type: "Fail", Error: "{% $states.input.e %}", Cause: "{% 'c' & 1 %}" } },
      { error: "E", cause: "c1" },
      { input: { e: "E" } },
    ],
    ["Error and Cause may be absent", { A: { Type: "Fail" } }, { status: "FAILED" }],
    [
      "an Error that is no string is an error of its own",
      { A: { Type: "Fail", Error: "{% 1 %}" } },
      queryError,
    ],
    [
      "a failed execution has no output",
      { A: { Type: "Fail", Error: "E" } },
      { states: ["A"], calls: [] },
    ],
  ]);
});

describe("the execution as a whole", () => {
  conforms([
    [
      "TimeoutSeconds ends it as TIMED_OUT",
      { A: { Type: "Wait", Seconds: 100, End: true } },
      { status: "TIMED_OUT", error: "States.Timeout" },
      { top: { TimeoutSeconds: 10 } },
    ],
    [
      "TimeoutSeconds cannot be caught",
      { A: task({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] }), B: pass() },
      { status: "TIMED_OUT" },
      { top: { TimeoutSeconds: 10 }, tasks: { f: [{ token: "none" }] } },
    ],
    [
      "what ends in time is not timed out",
      { A: { Type: "Wait", Seconds: 5, End: true } },
      { status: "SUCCEEDED" },
      { top: { TimeoutSeconds: 10 } },
    ],
    [
      "an endless loop ends at 25,000 events",
      {
        A: { Type: "Choice", Choices: [rule(true, "B")], Default: "X" },
        B: pass(0, { Next: "A" }),
        X: pass(),
      },
      {
        status: "FAILED",
        error: "States.Runtime",
        cause: "The execution reached the maximum number of history events (25000).",
      },
    ],
    [
      "a state's own script goes before its function's",
      { A: task({ Output: "{% $states.result.Payload %}" }) },
      { output: "state" },
      { tasks: { A: [{ return: "state" }], f: [{ return: "function" }] } },
    ],
    [
      "the last behaviour of a list repeats",
      { A: task({ Next: "B" }), B: task({ Output: "{% $states.result.Payload %}" }) },
      { output: 1 },
      f({ return: 1 }),
    ],
  ]);
});
