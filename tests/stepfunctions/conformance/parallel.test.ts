import { describe } from "vitest";
import { caught, fail, parallel, wait } from "../branching.ts";
import { callback, conforms, elapsed, f, pass, task } from "../cases.ts";

describe("Parallel", () => {
  conforms([
    [
      "the result holds the outputs in order of branches",
      { A: parallel([{ X: wait(5, { Output: "slow" }) }, { Y: pass("fast") }]) },
      { output: ["slow", "fast"], states: ["A", "X", "Y"] },
    ],
    [
      "each branch gets the state input",
      { A: parallel([{ X: pass() }, { Y: pass("{% $states.input.a %}") }]) },
      { output: [{ a: 1 }, 1] },
      { input: { a: 1 } },
    ],
    [
      "Arguments become the input of the branches",
      { A: parallel([{ X: pass() }], { Arguments: { b: "{% $states.input.a %}" } }) },
      { output: [{ b: 1 }] },
      { input: { a: 1 } },
    ],
    [
      "Output and Assign see the result",
      {
        A: parallel([{ X: pass(1) }, { Y: pass(2) }], {
          Output: "{% $sum($states.result) %}",
          Assign: { r: "{% $states.result %}" },
          Next: "B",
        }),
        B: pass({ sum: "{% $states.input %}", r: "{% $r %}" }),
      },
      { output: { sum: 3, r: [1, 2] } },
    ],
    [
      "branches run at the same time",
      { A: parallel([{ X: wait(5) }, { Y: wait(7) }], { Next: "B" }), B: pass(elapsed) },
      { output: 7 },
    ],
    [
      "branches take turns",
      {
        A: parallel([
          { A1: pass(1, { Next: "A2" }), A2: pass(1) },
          { B1: pass(1, { Next: "B2" }), B2: pass(1) },
        ]),
      },
      { states: ["A", "A1", "B1", "A2", "B2"] },
    ],
    [
      "a failing branch fails the state with its error",
      { A: parallel([{ X: fail() }, { Y: wait(100) }]) },
      { status: "FAILED", error: "E", cause: "why" },
    ],
    [
      "a failing branch stops the others",
      {
        A: parallel(
          [
            { X: wait(1, { End: undefined, Next: "F" }), F: fail() },
            { Y: wait(100, { Next: "Z", End: undefined }), Z: task() },
          ],
          { ...caught("E"), Next: "B" },
        ),
        C: { Type: "Wait", Seconds: 500, End: true },
        B: pass(),
      },
      { status: "SUCCEEDED", calls: [] },
      f({ return: 1 }),
    ],
    [
      "a failing branch can be caught",
      { A: parallel([{ X: fail() }], caught("E")), C: pass() },
      { output: { Error: "E", Cause: "why" } },
    ],
    [
      "States.BranchFailed names the failure of a branch",
      { A: parallel([{ X: fail() }], caught("States.BranchFailed")), C: pass("c") },
      { output: "c" },
    ],
    [
      "States.TaskFailed and States.ALL name it too",
      { A: parallel([{ X: fail() }], caught("States.TaskFailed")), C: pass("c") },
      { output: "c" },
    ],
    [
      "States.NoChoiceMatched in a branch can be caught outside",
      {
        A: parallel(
          [{ X: { Type: "Choice", Choices: [{ Condition: false, Next: "Y" }] }, Y: pass() }],
          caught("States.NoChoiceMatched"),
        ),
        C: pass("c"),
      },
      { output: "c" },
    ],
    [
      "States.Runtime in a branch is not caught outside",
      {
        A: parallel(
          [{ X: task({ Arguments: { FunctionName: "{% 1 %}" } }) }],
          caught("States.ALL"),
        ),
        C: pass(),
      },
      { status: "FAILED", error: "States.Runtime" },
    ],
    [
      "a timeout in a branch is a timeout outside",
      {
        A: parallel([{ X: task({ TimeoutSeconds: 5 }) }], caught("States.Timeout")),
        C: pass(elapsed),
      },
      { output: 5 },
      f({ token: "none" }),
    ],
    [
      "a missed heartbeat in a branch keeps its name",
      {
        A: parallel([{ X: callback({ HeartbeatSeconds: 5 }) }], caught("States.HeartbeatTimeout")),
        C: pass(elapsed),
      },
      { output: 5 },
      f({ token: "none" }),
    ],
    [
      "Retry runs all branches again",
      {
        A: parallel([{ X: task() }, { Y: pass(2) }], {
          Retry: [{ ErrorEquals: ["E"] }],
          Output: "{% $states.result[1] %}",
        }),
      },
      { output: 2, states: ["A", "X", "Y", "X", "Y"] },
      f({ throw: { error: "E" } }, { return: 1 }),
    ],
    [
      "an error caught inside a branch does not fail the state",
      { A: parallel([{ X: task(caught("E")), C: pass("c") }]) },
      { output: ["c"] },
      f({ throw: { error: "E" } }),
    ],
    [
      "Succeed ends its branch only",
      { A: parallel([{ X: { Type: "Succeed", Output: 1 } }, { Y: wait(3, { Output: 2 }) }]) },
      { output: [1, 2] },
    ],
    [
      "branches see outer variables",
      { A: pass(0, { Assign: { v: 1 }, Next: "B" }), B: parallel([{ X: pass("{% $v %}") }]) },
      { output: [1] },
    ],
    [
      "variables of a branch end with it",
      {
        A: parallel([{ X: pass(0, { Assign: { v: 1 }, Next: "Y" }), Y: pass("{% $v %}") }], {
          Next: "B",
        }),
        B: pass("{% [$states.input, $exists($v)] %}"),
      },
      { output: [1, false] },
    ],
    [
      "branches do not see each other's variables",
      {
        A: parallel([
          { X: pass(0, { Assign: { v: 1 } }) },
          { Y: wait(1, { Output: "{% $exists($v) %}" }) },
        ]),
      },
      { output: [0, false] },
    ],
    [
      "Catch assigns in the outer scope",
      {
        A: parallel(
          [{ X: fail() }],
          caught("E", { Assign: { e: "{% $states.errorOutput.Error %}" } }),
        ),
        C: pass("{% $e %}"),
      },
      { output: "E" },
    ],
    [
      "Parallel inside Parallel",
      { A: parallel([{ X: parallel([{ Y: pass(1) }, { Z: pass(2) }]) }]) },
      { output: [[1, 2]] },
    ],
    [
      "a failing Output of a Parallel can be caught",
      {
        A: parallel([{ X: pass(1) }], {
          Output: "{% $no %}",
          ...caught("States.QueryEvaluationError"),
        }),
        C: pass("c"),
      },
      { output: "c" },
    ],
  ]);
});
