import type { Graph } from "#stacks/synth/graph.ts";
import { topology } from "#topology";
import { figuresOf } from "./metrics.ts";
import { at, every, type Rule } from "./rule.ts";

/** `metric of dimension-value`, for every alarm that tells somebody. */
function watched(graph: Graph): Set<string> {
  return new Set(
    figuresOf(graph).map(({ metric, dimensions }) => {
      const value = Object.values(dimensions)[0] ?? "";
      return `${metric} of ${value.split(":").at(-1)}`;
    }),
  );
}

function unwatched(graph: Graph, type: string, metrics: readonly string[]): string[] {
  const alarms = watched(graph);
  return every(graph, type).flatMap(({ name, inputs }) => {
    const dimension = typeof inputs.name === "string" ? inputs.name : name;
    return metrics.flatMap((metric) =>
      alarms.has(`${metric} of ${dimension}`) ? [] : [`${name} ${metric}`],
    );
  });
}

export const failure: Rule[] = [
  {
    name: "every function has an alarm on errors and on throttles",
    check: (graph) => unwatched(graph, "lambda/function:Function", ["Errors", "Throttles"]),
  },
  {
    name: "every queue has an alarm when something waits in it",
    check: (graph) => unwatched(graph, "sqs/queue:Queue", ["ApproximateNumberOfMessagesVisible"]),
  },
  {
    name: "every workflow has an alarm on each way to fail",
    check: (graph) =>
      unwatched(graph, "sfn/stateMachine:StateMachine", [
        "ExecutionsFailed",
        "ExecutionsTimedOut",
        "ExecutionsAborted",
      ]),
  },
  {
    name: "the table, the API, the stream and the clock are watched",
    check: (graph) => {
      const metrics = [...watched(graph)].map((each) => each.split(" of ")[0] ?? "");
      return [
        "ReadThrottleEvents",
        "WriteThrottleEvents",
        "SystemErrors",
        "5xx",
        "IteratorAge",
        "Invocations",
        `OldestOverdueSeconds-${graph.stage}`,
        `SealsDone-${graph.stage}`,
        `SealsBroken-${graph.stage}`,
        `EventsOverwritten-${graph.stage}`,
        `NoticesFailing-${graph.stage}`,
        `ApiRefusals-${graph.stage}`,
        `LinksUnknown-${graph.stage}`,
        `CodesWrong-${graph.stage}`,
        `LinksLocked-${graph.stage}`,
      ].filter((metric) => !metrics.includes(metric));
    },
  },
  {
    name: "functions called by the clock have somewhere to fail to",
    check: (graph) => {
      const safe = every(graph, "lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").map(
        ({ inputs }) => String(inputs.functionName),
      );
      return Object.values(topology.schedules)
        .map(({ function: name }) => `elevated-supervision-${graph.stage}-${name}`)
        .filter((name) => !safe.includes(name));
    },
  },
  {
    name: "each failure path leads to a queue of ours, which its role may write to",
    check: (graph) => {
      const queues = every(graph, "sqs/queue:Queue").map(({ inputs }) => String(inputs.name));
      const paths: [type: string, path: string][] = [
        [
          "lambda/eventSourceMapping:EventSourceMapping",
          "destinationConfig.onFailure.destinationArn",
        ],
        [
          "lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          "destinationConfig.onFailure.destination",
        ],
        ["scheduler/schedule:Schedule", "target.deadLetterConfig.arn"],
      ];
      const roles = JSON.stringify(every(graph, "iam/role:Role"));
      return paths.flatMap(([type, path]) =>
        every(graph, type).flatMap(({ name, inputs }) => {
          const target = String(at(inputs, path));
          const known = queues.some((queue) => target.endsWith(`:${queue}`));
          return known && roles.includes(target) ? [] : [`${name} → ${target}`];
        }),
      );
    },
  },
];
