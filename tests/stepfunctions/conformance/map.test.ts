import { describe } from "vitest";
import { caught, fail, mapping, wait } from "../branching.ts";
import { callback, conforms, elapsed, f, pass, task } from "../cases.ts";

const queryError = { status: "FAILED", error: "States.QueryEvaluationError" };

describe("Map", () => {
  const e = f({ throw: { error: "E" } });
  conforms([
    [
      "Items are the state input by default",
      { A: mapping({ X: pass("{% $states.input * 2 %}") }) },
      { output: [2, 4], states: ["A", "X", "X"] },
      { input: [1, 2] },
    ],
    [
      "Items may be an expression",
      { A: mapping({ X: pass() }, { Items: "{% $states.input.v %}" }) },
      { output: [1, 2] },
      { input: { v: [1, 2] } },
    ],
    [
      "Items may be an array with expressions",
      { A: mapping({ X: pass() }, { Items: [1, "{% 1 + 1 %}", 3] }) },
      { output: [1, 2, 3] },
    ],
    [
      "Items of an object are its keys and values",
      {
        A: mapping(
          { X: pass("{% $states.input.Key & $states.input.Value %}") },
          { Items: { a: 1, b: 2 } },
        ),
      },
      { output: ["a1", "b2"] },
    ],
    [
      "Items that are no array are an error",
      { A: mapping({ X: pass() }, { Items: "{% 'x' %}" }) },
      queryError,
    ],
    [
      "Items may be empty",
      { A: mapping({ X: pass() }, { Items: [] }) },
      { output: [], states: ["A"] },
    ],
    [
      "an error in Items can be caught",
      {
        A: mapping({ X: pass() }, { Items: "{% 1 %}", ...caught("States.QueryEvaluationError") }),
        C: pass("c"),
      },
      { output: "c" },
    ],
    [
      "ItemSelector shapes each input",
      {
        A: mapping(
          { X: pass() },
          {
            Items: "{% $states.input.v %}",
            ItemSelector: {
              v: "{% $states.context.Map.Item.Value %}",
              i: "{% $states.context.Map.Item.Index %}",
              all: "{% $states.input.n %}",
            },
          },
        ),
      },
      {
        output: [
          { v: "a", i: 0, all: 9 },
          { v: "b", i: 1, all: 9 },
        ],
      },
      { input: { v: ["a", "b"], n: 9 } },
    ],
    [
      "Map.Item is in the context of the iteration",
      {
        A: mapping(
          { X: pass("{% $states.context.Map.Item.Value & $states.context.Map.Item.Index %}") },
          { Items: ["a", "b"] },
        ),
      },
      { output: ["a0", "b1"] },
    ],
    [
      "iterations run at the same time",
      { A: mapping({ X: wait(5) }, { Items: [1, 2, 3], Next: "B" }), B: pass(elapsed) },
      { output: 5 },
    ],
    [
      "MaxConcurrency 1 runs one after the other",
      {
        A: mapping({ X: wait(5) }, { Items: [1, 2, 3], MaxConcurrency: 1, Next: "B" }),
        B: pass(elapsed),
      },
      { output: 15 },
    ],
    [
      "MaxConcurrency 2 runs two at once",
      {
        A: mapping({ X: wait(5) }, { Items: [1, 2, 3], MaxConcurrency: 2, Next: "B" }),
        B: pass(elapsed),
      },
      { output: 10 },
    ],
    [
      "MaxConcurrency may be an expression",
      {
        A: mapping({ X: wait(5) }, { Items: [1, 2], MaxConcurrency: "{% 1 %}", Next: "B" }),
        B: pass(elapsed),
      },
      { output: 10 },
    ],
    [
      "MaxConcurrency 0 means no limit",
      {
        A: mapping({ X: wait(5) }, { Items: [1, 2], MaxConcurrency: 0, Next: "B" }),
        B: pass(elapsed),
      },
      { output: 5 },
    ],
    [
      "an inline Map runs at most 40 iterations at once",
      { A: mapping({ X: wait(5) }, { Items: "{% [1..41] %}", Next: "B" }), B: pass(elapsed) },
      { output: 10 },
    ],
    [
      "a negative MaxConcurrency is an error",
      { A: mapping({ X: pass() }, { Items: [1], MaxConcurrency: "{% -1 %}" }) },
      queryError,
    ],
    [
      "results keep the order of the items",
      {
        A: mapping(
          { X: { Type: "Wait", Seconds: "{% $states.input %}", End: true } },
          { Items: [3, 1, 2] },
        ),
      },
      { output: [3, 1, 2] },
    ],
    [
      "a failing iteration fails the Map with its error",
      { A: mapping({ X: fail() }, { Items: [1] }) },
      { status: "FAILED", error: "E", cause: "why" },
    ],
    [
      "a failing iteration stops the others",
      {
        A: mapping(
          {
            X: {
              Type: "Choice",
              Choices: [{ Condition: "{% $states.input = 1 %}", Next: "F" }],
              Default: "W",
            },
            F: fail(),
            W: wait(9, { End: undefined, Next: "T" }),
            T: task(),
          },
          { Items: [2, 1], ...caught("E") },
        ),
        C: wait(99),
      },
      { status: "SUCCEEDED", calls: [] },
    ],
    [
      "a failing iteration can be caught",
      {
        A: mapping({ X: task() }, { Items: [1], ...caught("E") }),
        C: pass("{% $states.input.Error %}"),
      },
      { output: "E" },
      e,
    ],
    [
      "Retry runs all iterations again",
      {
        A: mapping(
          { X: task({ Output: "{% $states.result.Payload %}" }) },
          { Items: [1, 2], MaxConcurrency: 1, Retry: [{ ErrorEquals: ["E"] }] },
        ),
      },
      { output: [1, 2], called: 3 },
      f({ throw: { error: "E" } }, { return: 1 }, { return: 2 }),
    ],
    [
      "ToleratedFailureCount lets some fail",
      { A: mapping({ X: task() }, { Items: [1, 2], ToleratedFailureCount: 2 }) },
      { status: "SUCCEEDED", output: [] },
      e,
    ],
    [
      "above ToleratedFailureCount the Map fails",
      { A: mapping({ X: task() }, { Items: [1, 2], ToleratedFailureCount: 1 }) },
      { status: "FAILED", error: "States.ExceedToleratedFailureThreshold" },
      e,
    ],
    [
      "above ToleratedFailurePercentage the Map fails",
      {
        A: mapping(
          { X: task() },
          {
            Items: [1, 2],
            ToleratedFailurePercentage: "{% 49 %}",
            ...caught("States.ExceedToleratedFailureThreshold"),
          },
        ),
        C: pass("c"),
      },
      { output: "c" },
      e,
    ],
    [
      "a share that is just tolerated",
      {
        A: mapping(
          { X: task({ Output: "{% $states.result.Payload %}" }) },
          { Items: [1, 2], ToleratedFailurePercentage: 50, MaxConcurrency: 1 },
        ),
      },
      { output: [7] },
      f({ throw: { error: "E" } }, { return: 7 }),
    ],
    [
      "iterations see outer variables but not each other's",
      {
        A: pass(0, { Assign: { o: 1 }, Next: "B" }),
        B: mapping(
          {
            X: pass(0, { Assign: { i: "{% $states.input + $o %}" }, Next: "Y" }),
            Y: pass("{% $i %}"),
          },
          { Items: [1, 2] },
        ),
      },
      { output: [2, 3] },
    ],
    [
      "Map inside Map has its own item",
      {
        A: mapping(
          {
            X: mapping(
              { Y: pass("{% $states.context.Map.Item.Value %}") },
              { Items: "{% $states.input %}" },
            ),
          },
          { Items: [[1], [2, 3]] },
        ),
      },
      { output: [[1], [2, 3]] },
    ],
    [
      "Output and Assign of a Map see the result",
      {
        A: mapping(
          { X: pass() },
          {
            Items: [1, 2],
            Assign: { r: "{% $count($states.result) %}" },
            Output: "{% $sum($states.result) %}",
            Next: "B",
          },
        ),
        B: pass(["{% $states.input %}", "{% $r %}"]),
      },
      { output: [3, 2] },
    ],
    [
      "a ProcessorConfig may say INLINE",
      {
        A: {
          ...mapping({}),
          Items: [1],
          ItemProcessor: {
            ProcessorConfig: { Mode: "INLINE" },
            StartAt: "X",
            States: { X: pass() },
          },
        },
      },
      { output: [1] },
    ],
    [
      "callbacks in iterations",
      { A: mapping({ X: callback() }, { Items: [1, 2] }) },
      { output: [8, 8], called: 2 },
      f({ token: "success", output: 8 }),
    ],
  ]);
});
