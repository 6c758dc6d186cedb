import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { callback, machine, pass, task } from "../states.ts";

/** The function whose calls the durability test counts. */
const double = { FunctionName: "double", Payload: "{% $states.input %}" };
const doubled = { Arguments: double, Output: "{% $states.result.Payload %}" };

/** A machine with one of everything that must survive a crash. */
export const everything: JsonObject = machine(
  {
    Begin: pass("{% $states.input %}", { Assign: { seen: "{% $states.input %}" }, Next: "Each" }),
    Each: {
      Type: "Map",
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Double",
        States: {
          Double: task({ ...doubled, Next: "Rest" }),
          Rest: { Type: "Wait", Seconds: 5, End: true },
        },
      },
      Next: "Both",
    },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Ask", States: { Ask: callback({ TimeoutSeconds: 600 }) } },
        {
          StartAt: "Flaky",
          States: {
            Flaky: task({
              Arguments: { FunctionName: "flaky" },
              Retry: [{ ErrorEquals: ["Flaky"], IntervalSeconds: 30, MaxAttempts: 1 }],
              Catch: [{ ErrorEquals: ["Flaky"], Output: "gave up", Next: "Over" }],
            }),
            Over: { Type: "Succeed" },
          },
        },
      ],
      Output: { seen: "{% $seen %}", each: "{% $states.input %}", both: "{% $states.result %}" },
      Next: "Sure",
    },
    Sure: {
      Type: "Choice",
      Choices: [{ Condition: "{% $count($states.input.each) = 3 %}", Next: "Done" }],
      Default: "Wrong",
    },
    Done: { Type: "Succeed" },
    Wrong: { Type: "Fail" },
  },
  { TimeoutSeconds: 86_400 },
);

/** What it must come to with the input [1, 2, 3], whatever happens on the way. */
export const outcome = { seen: [1, 2, 3], each: [2, 4, 6], both: ["answered", "gave up"] };

/** The states that its history must hold, each exactly as often as here. */
export const entered = [
  ...["Begin", "Each", "Double", "Double", "Double", "Rest", "Rest", "Rest"],
  ...["Both", "Ask", "Flaky", "Over", "Sure", "Done"],
];
