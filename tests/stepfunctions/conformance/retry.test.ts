import { describe, expect } from "vitest";
import { callback, conforms, elapsed, f, pass, task } from "../cases.ts";

const _lambda = "arn:aws:lambda:us-east-1:000000000000:function:f";
const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };
const caught = (ErrorEquals: string[], more = {}) => ({
  Catch: [{ ErrorEquals, Next: "C", ...more }],
});
const none = f({ token: "none" });
const oops = f({ throw: { error: "Oops", cause: "why" } });

describe("Task: Retry", () => {
  const retry = (...Retry: object[]) => ({ Retry: Retry as never });
  const at = { C: pass(elapsed) };
  conforms([
    [
      "a retried state is entered once",
      { A: task(retry({ ErrorEquals: ["Oops"] })) },
      { status: "SUCCEEDED", states: ["A"], called: 2 },
      f({ throw: { error: "Oops" } }, { return: 1 }),
    ],
    [
      "three attempts after the first by default",
      { A: task(retry({ ErrorEquals: ["Oops"] })) },
      { status: "FAILED", called: 4 },
      oops,
    ],
    [
      "delays of 1, 2 and 4 seconds by default",
      { A: task({ ...retry({ ErrorEquals: ["Oops"] }), ...caught(["Oops"]) }), ...at },
      { output: 7 },
      oops,
    ],
    [
      "MaxAttempts 0 never retries",
      { A: task(retry({ ErrorEquals: ["Oops"], MaxAttempts: 0 })) },
      { status: "FAILED", called: 1 },
      oops,
    ],
    [
      "IntervalSeconds and BackoffRate",
      {
        A: task({
          ...retry({ ErrorEquals: ["Oops"], IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 2 }),
          ...caught(["Oops"]),
        }),
        ...at,
      },
      { output: 7.5 },
      oops,
    ],
    [
      "MaxDelaySeconds caps the delay",
      {
        A: task({
          ...retry({
            ErrorEquals: ["Oops"],
            IntervalSeconds: 2,
            MaxDelaySeconds: 3,
            MaxAttempts: 3,
          }),
          ...caught(["Oops"]),
        }),
        ...at,
      },
      { output: 8 },
      oops,
    ],
    [
      "JitterStrategy FULL never delays longer",
      {
        A: task({
          ...retry({ ErrorEquals: ["Oops"], JitterStrategy: "FULL" }),
          ...caught(["Oops"]),
        }),
        C: pass(`{% ${elapsed.slice(2, -2)} <= 7 %}`),
      },
      { output: true },
      oops,
    ],
    [
      "each retrier counts for itself",
      { A: task(retry({ ErrorEquals: ["A", "B"], MaxAttempts: 2 }, { ErrorEquals: ["C"] })) },
      { status: "FAILED", error: "B", called: 4 },
      f(...["A", "B", "C", "B"].map((error) => ({ throw: { error } }))),
    ],
    [
      "a spent retrier does not give way to the next",
      {
        A: task(retry({ ErrorEquals: ["Oops"], MaxAttempts: 1 }, { ErrorEquals: ["States.ALL"] })),
      },
      { status: "FAILED", called: 2 },
      oops,
    ],
    [
      "Catch follows when retries are spent",
      {
        A: task({ ...retry({ ErrorEquals: ["Oops"], MaxAttempts: 1 }), ...caught(["Oops"]) }),
        C: pass("c"),
      },
      { output: "c", called: 2 },
      oops,
    ],
    [
      "a timeout can be retried",
      { A: task({ TimeoutSeconds: 5, ...retry({ ErrorEquals: ["States.Timeout"] }) }) },
      { status: "SUCCEEDED", called: 2 },
      f({ token: "none" }, { return: 1 }),
    ],
    [
      "States.ALL retries timeouts too",
      {
        A: task({
          TimeoutSeconds: 5,
          ...retry({ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }),
          ...caught(["States.ALL"]),
        }),
        ...at,
      },
      { output: 11 },
      none,
    ],
    [
      "the counters begin anew when the state is entered anew",
      {
        A: task({ ...retry({ ErrorEquals: ["Oops"], MaxAttempts: 1 }), Next: "B" }),
        B: {
          Type: "Choice",
          Choices: [{ Condition: "{% $exists($again) %}", Next: "C" }],
          Default: "A",
          Assign: { again: true },
        },
        C: pass("c"),
      },
      { output: "c", called: 4 },
      f({ throw: { error: "Oops" } }, { return: 1 }, { throw: { error: "Oops" } }, { return: 1 }),
    ],
  ]);
});

describe("Task: timeouts and task tokens", () => {
  const at = { C: pass(elapsed) };
  conforms([
    [
      "TimeoutSeconds ends a task with States.Timeout",
      { A: task({ TimeoutSeconds: 5 }) },
      { status: "FAILED", error: "States.Timeout" },
      none,
    ],
    [
      "a timeout can be caught",
      { A: task({ TimeoutSeconds: 5, ...caught(["States.Timeout"]) }), ...at },
      { output: 5 },
      none,
    ],
    [
      "TimeoutSeconds may be an expression",
      {
        A: task({ TimeoutSeconds: "{% $states.input.t %}", ...caught(["States.Timeout"]) }),
        ...at,
      },
      { output: 8 },
      { input: { t: 8 }, ...none },
    ],
    [
      "TimeoutSeconds that are no number are an error",
      { A: task({ TimeoutSeconds: "{% 'x' %}" }) },
      {
        ...queryError,
        cause: expect.stringContaining("Expected 'number', but was 'string'"),
        calls: [],
      },
      none,
    ],
    [
      "negative TimeoutSeconds are an error",
      { A: task({ TimeoutSeconds: "{% -5 %}" }) },
      queryError,
      none,
    ],
    [
      "TimeoutSeconds with a fraction are an error",
      { A: task({ TimeoutSeconds: "{% 1.5 %}" }) },
      queryError,
      none,
    ],
    [
      "a task without timeout waits 99,999,999 seconds",
      { A: callback(caught(["States.Timeout"])), ...at },
      { output: 99_999_999 },
      none,
    ],
    [
      "SendTaskSuccess gives the result as it is",
      { A: callback() },
      { output: { ok: 1 } },
      f({ token: "success", output: { ok: 1 } }),
    ],
    [
      "SendTaskFailure gives Error and Cause",
      { A: callback(caught(["No"])), C: pass() },
      { output: { Error: "No", Cause: "c" } },
      f({ token: "failure", error: "No", cause: "c" }),
    ],
    [
      "what the function returns is not the result",
      { A: callback({ TimeoutSeconds: 9, ...caught(["States.Timeout"]) }), ...at },
      { output: 9 },
      f({ return: "ignored" }),
    ],
    [
      "a function that throws fails the callback",
      { A: callback(caught(["Oops"])), C: pass("c") },
      { output: "c" },
      oops,
    ],
    [
      "the token is in the payload",
      { A: callback({ Output: "{% $states.result %}" }) },
      { calls: [{ function: "f", payload: { token: expect.stringMatching(/^AQCk/) } }] },
      f({ token: "success", output: 1 }),
    ],
    [
      "HeartbeatSeconds end a silent task",
      {
        A: callback({
          TimeoutSeconds: 60,
          HeartbeatSeconds: 10,
          ...caught(["States.HeartbeatTimeout"]),
        }),
        ...at,
      },
      { output: 10 },
      none,
    ],
    [
      "States.Timeout matches a missed heartbeat",
      {
        A: callback({ TimeoutSeconds: 60, HeartbeatSeconds: 10, ...caught(["States.Timeout"]) }),
        ...at,
      },
      { output: 10 },
      none,
    ],
    [
      "a Catch is shown States.HeartbeatTimeout",
      { A: callback({ HeartbeatSeconds: 10, ...caught(["States.ALL"]) }), C: pass() },
      { output: { Error: "States.HeartbeatTimeout", Cause: "" } },
      none,
    ],
    [
      "States.HeartbeatTimeout does not match a timeout",
      { A: callback({ TimeoutSeconds: 5, ...caught(["States.HeartbeatTimeout"]) }), C: pass() },
      { status: "FAILED", error: "States.Timeout" },
      none,
    ],
    [
      "an uncaught missed heartbeat is reported as States.Timeout",
      { A: callback({ HeartbeatSeconds: 10 }) },
      { status: "FAILED", error: "States.Timeout" },
      none,
    ],
    [
      "HeartbeatSeconds may be an expression",
      {
        A: callback({ HeartbeatSeconds: "{% 2 * 3 %}", ...caught(["States.HeartbeatTimeout"]) }),
        ...at,
      },
      { output: 6 },
      none,
    ],
    [
      "each attempt has a token of its own",
      { A: callback({ Retry: [{ ErrorEquals: ["No"] }] }) },
      { output: 1, called: 2 },
      f({ token: "failure", error: "No" }, { token: "success", output: 1 }),
    ],
  ]);
});
