import { describe } from "vitest";
import { conforms, f, pass, task } from "../cases.ts";

const lambda = "arn:aws:lambda:us-east-1:000000000000:function:f";
const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };
const caught = (ErrorEquals: string[], more = {}) => ({
  Catch: [{ ErrorEquals, Next: "C", ...more }],
});
const none = f({ token: "none" });
const oops = f({ throw: { error: "Oops", cause: "why" } });

describe("Task: the call", () => {
  conforms([
    [
      "lambda:invoke gives Payload and StatusCode",
      { A: task() },
      { output: { ExecutedVersion: "$LATEST", Payload: { v: 1 }, StatusCode: 200 } },
      f({ return: { v: 1 } }),
    ],
    [
      "Output reshapes the result",
      { A: task({ Output: { v: "{% $states.result.Payload.v %}", i: "{% $states.input %}" } }) },
      { output: { v: 1, i: 9 } },
      { input: 9, ...f({ return: { v: 1 } }) },
    ],
    [
      "Payload is what the function gets",
      { A: task() },
      { calls: [{ function: "f", payload: { a: 1 } }] },
      { input: { a: 1 }, ...f({ return: null }) },
    ],
    [
      "an absent Payload is an empty object",
      { A: task({ Arguments: { FunctionName: "f" } }) },
      { calls: [{ function: "f", payload: {} }] },
      f({ return: null }),
    ],
    [
      "FunctionName may be an ARN with qualifier",
      { A: task({ Arguments: { FunctionName: `${lambda}:live`, Payload: 1 } }) },
      { calls: [{ function: "f", payload: 1 }] },
      f({ return: null }),
    ],
    [
      "FunctionName may be an expression",
      { A: task({ Arguments: { FunctionName: "{% $states.input.name %}" } }) },
      { calls: [{ function: "f", payload: {} }] },
      { input: { name: "f" }, ...f({ return: 1 }) },
    ],
    [
      "Arguments may be one expression",
      { A: task({ Arguments: "{% {'FunctionName': 'f', 'Payload': [1]} %}" }) },
      { calls: [{ function: "f", payload: [1] }] },
      f({ return: 1 }),
    ],
    [
      "a FunctionName that is no string is an error that nobody catches",
      { A: task({ Arguments: { FunctionName: "{% 1 %}" }, ...caught(["States.ALL"]) }), C: pass() },
      { status: "FAILED", error: "States.Runtime" },
    ],
    [
      "a function's ARN gives the bare result",
      { A: { Type: "Task", Resource: lambda, End: true } },
      { output: { v: 1 } },
      f({ return: { v: 1 } }),
    ],
    [
      "a function's ARN gets the state input",
      { A: { Type: "Task", Resource: lambda, End: true } },
      { calls: [{ function: "f", payload: { a: 1 } }] },
      { input: { a: 1 }, ...f({ return: 1 }) },
    ],
    [
      "a function's ARN gets Arguments as they are",
      { A: { Type: "Task", Resource: lambda, Arguments: { x: "{% 1 + 1 %}" }, End: true } },
      { calls: [{ function: "f", payload: { x: 2 } }] },
      f({ return: 1 }),
    ],
    [
      "partitions other than aws",
      { A: task({ Resource: "arn:aws-cn:states:::lambda:invoke" }) },
      { status: "SUCCEEDED" },
      f({ return: 1 }),
    ],
    [
      "an error ends the execution with its name and cause",
      { A: task() },
      { status: "FAILED", error: "Oops", cause: "why" },
      oops,
    ],
    [
      "a result above 256 KiB is an error",
      { A: task(caught(["States.ALL"])), C: pass() },
      { status: "FAILED", error: "States.DataLimitExceeded" },
      f({ return: "x".repeat(262_144) }),
    ],
    [
      "States.DataLimitExceeded may be named",
      { A: task(caught(["States.DataLimitExceeded"])), C: pass("c") },
      { output: "c" },
      f({ return: "x".repeat(262_144) }),
    ],
    [
      "failing Arguments call nobody",
      { A: task({ Arguments: { FunctionName: "f", Payload: "{% $no %}" } }) },
      { ...queryError, calls: [] },
    ],
    [
      "a failing Output can be caught",
      {
        A: task({ Output: "{% $no %}", ...caught(["States.QueryEvaluationError"]) }),
        C: pass("c"),
      },
      { output: "c" },
      f({ return: 1 }),
    ],
    [
      "a failing Output can be retried",
      {
        A: task({
          Output: "{% $states.result.Payload.v %}",
          Retry: [{ ErrorEquals: ["States.QueryEvaluationError"] }],
        }),
      },
      { output: 1, states: ["A"] },
      f({ return: {} }, { return: { v: 1 } }),
    ],
  ]);
});

describe("Task: Catch", () => {
  conforms([
    [
      "the error output is Error and Cause",
      { A: task(caught(["Oops"])), C: pass() },
      { output: { Error: "Oops", Cause: "why" }, states: ["A", "C"] },
      oops,
    ],
    [
      "Catch has its own Output",
      {
        A: task(
          caught(["Oops"], {
            Output: { e: "{% $states.errorOutput.Error %}", i: "{% $states.input %}" },
          }),
        ),
        C: pass(),
      },
      { output: { e: "Oops", i: 1 } },
      { input: 1, ...oops },
    ],
    [
      "Catch has its own Assign",
      {
        A: task({
          Assign: { a: 1 },
          ...caught(["Oops"], { Assign: { e: "{% $states.errorOutput.Cause %}" } }),
        }),
        C: pass(["{% $e %}", "{% $exists($a) %}"]),
      },
      { output: ["why", false] },
      oops,
    ],
    [
      "the first catcher that matches is taken",
      {
        A: task({
          Catch: [
            { ErrorEquals: ["X"], Next: "X" },
            { ErrorEquals: ["Y", "Oops"], Next: "Y" },
            { ErrorEquals: ["States.ALL"], Next: "X" },
          ],
        }),
        X: pass("x"),
        Y: pass("y"),
      },
      { output: "y" },
      oops,
    ],
    [
      "an error that nobody names ends the execution",
      { A: task(caught(["X"])), C: pass() },
      { status: "FAILED", error: "Oops" },
      oops,
    ],
    [
      "States.ALL matches any error",
      { A: task(caught(["States.ALL"])), C: pass("c") },
      { output: "c" },
      oops,
    ],
    [
      "States.TaskFailed matches any error but States.Timeout",
      { A: task(caught(["States.TaskFailed"])), C: pass("c") },
      { output: "c" },
      oops,
    ],
    [
      "States.TaskFailed does not match States.Timeout",
      { A: task({ TimeoutSeconds: 5, ...caught(["States.TaskFailed"]) }), C: pass("c") },
      { status: "FAILED", error: "States.Timeout" },
      none,
    ],
    [
      "error names are case-sensitive",
      { A: task(caught(["oops"])), C: pass() },
      { status: "FAILED" },
      oops,
    ],
    [
      "a failing Catch Output is not caught by its own state",
      { A: task(caught(["States.ALL"], { Output: "{% $no %}" })), C: pass() },
      queryError,
      oops,
    ],
    [
      "an unknown function can be caught by its name",
      { A: task(caught(["Lambda.ResourceNotFoundException"])), C: pass("c") },
      { output: "c" },
    ],
  ]);
});
