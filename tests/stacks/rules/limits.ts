import { environmentProblems } from "#stacks/preflight/environment.ts";
import { topology } from "#topology";
import { at, every, type Rule } from "./rule.ts";

/** Longest names, by AWS's API references; all but those listed are longer. */
const longest: Readonly<Record<string, [field: string, length: number]>> = {
  "lambda/function:Function": ["name", 64],
  "iam/role:Role": ["name", 64],
  "sqs/queue:Queue": ["name", 80],
  "sfn/stateMachine:StateMachine": ["name", 80],
  "s3/bucket:Bucket": ["bucket", 63],
  "scheduler/schedule:Schedule": ["name", 64],
  "cloudwatch/eventRule:EventRule": ["name", 64],
  "cloudfront/function:Function": ["name", 64],
  "cloudfront/originAccessControl:OriginAccessControl": ["name", 64],
  "dynamodb/table:Table": ["name", 255],
  "sns/topic:Topic": ["name", 256],
  "cloudwatch/metricAlarm:MetricAlarm": ["name", 255],
  "cloudwatch/dashboard:Dashboard": ["dashboardName", 255],
  "cloudtrail/trail:Trail": ["name", 128],
  "secretsmanager/secret:Secret": ["name", 512],
  "wafv2/webAcl:WebAcl": ["name", 128],
  "apigatewayv2/api:Api": ["name", 128],
};

export const limits: Rule[] = [
  {
    name: "a function's environment is within what Lambda takes",
    check: environmentProblems,
  },
  {
    name: "names that people and policies use hold app and stage, and are not too long",
    check: (graph) =>
      Object.entries(longest).flatMap(([type, [field, length]]) =>
        every(graph, type).flatMap(({ name, inputs }) => {
          const given = String(inputs[field]);
          const isOurs = given.startsWith(`elevated-supervision-${graph.stage}-`);
          return isOurs && given.length <= length ? [] : [`${name}: ${given}`];
        }),
      ),
  },
  {
    name: "calls at once are reserved as the topology says, and a hundred are left for the rest",
    check: (graph) => {
      const reserved = every(graph, "lambda/function:Function").map(
        ({ name, inputs }) => [name, inputs.reservedConcurrentExecutions] as const,
      );
      if (graph.stage !== "production") return [];
      return Object.entries(topology.functions).flatMap(([name, spec]) => {
        const wanted = "reserved" in spec ? spec.reserved : undefined;
        const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`;
        const found = reserved.find(([each]) => each === title)?.[1];
        return found === wanted ? [] : [`${name}: ${found} for ${wanted}`];
      });
    },
  },
  {
    name: "a call by the clock is tried as long as the topology says that it is worth it",
    check: (graph) =>
      Object.entries(topology.schedules).flatMap(([name, { patience }]) => {
        const schedule = every(graph, "scheduler/schedule:Schedule").find(
          (each) => each.name === `${name}Schedule`,
        )?.inputs;
        const invoke = every(
          graph,
          "lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        ).find((each) => each.name === `${name}Failures`)?.inputs;
        return [
          at(schedule, "target.retryPolicy.maximumEventAgeInSeconds"),
          invoke?.maximumEventAgeInSeconds,
        ].every((seconds) => seconds === patience)
          ? []
          : [name];
      }),
  },
  {
    name: "source maps are not put into the zips",
    check: (graph) =>
      graph.builds.length === Object.keys(topology.functions).length
        ? graph.builds.flatMap(({ functionID, properties }) =>
            "sourcemap" in properties ? [functionID] : [],
          )
        : ["not every function was built"],
  },
  {
    name: "every Task of a workflow tries again after any error but those that it names",
    check: (graph) =>
      every(graph, "sfn/stateMachine:StateMachine").flatMap(({ name, inputs }) => {
        const { States: states } = JSON.parse(String(inputs.definition)) as {
          States: Record<string, State>;
        };
        return Object.entries(states).flatMap(([state, { Type, Retry = [] }]) =>
          Type !== "Task" ||
          Retry.some(
            ({ ErrorEquals, MaxAttempts }) =>
              MaxAttempts !== 0 &&
              ErrorEquals.some((error) => ["States.TaskFailed", "States.ALL"].includes(error)),
          )
            ? []
            : [`${name}.${state}`],
        );
      }),
  },
];

type State = { Type: string; Retry?: { ErrorEquals: string[]; MaxAttempts?: number }[] };
