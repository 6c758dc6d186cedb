import { bindWorkflow } from "#kernel/workflow.ts";
import type { Graph } from "#stacks/synth/graph.ts";
import { topology } from "#topology";
import { title } from "./reach.ts";
import { at, every, type Rule } from "./rule.ts";

const same = (what: string, found: unknown, wanted: unknown) =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];

const names = (graph: Graph, type: string) => every(graph, type).map(({ name }) => name);

/** The graph names exactly what the topology names, so that local host and cloud cannot differ. */
export const drift: Rule[] = [
  {
    name: "table, keys, indexes and ttl are the topology's",
    check: (graph) => {
      const { table } = topology;
      const inputs = every(graph, "dynamodb/table:Table")[0]?.inputs;
      const indexes = (at(inputs, "globalSecondaryIndexes") ?? []) as Record<string, string>[];
      return [
        ...same("tables", names(graph, "dynamodb/table:Table"), [table.name]),
        ...same("hash", at(inputs, "hashKey"), table.hash),
        ...same(
          "attributes",
          ((at(inputs, "attributes") ?? []) as { name: string }[]).map(({ name }) => name).sort(),
          [table, ...Object.values(table.indexes)].flatMap((key) => [key.hash, key.range]).sort(),
        ),
        ...same("range", at(inputs, "rangeKey"), table.range),
        ...same("ttl", at(inputs, "ttl.attributeName"), table.ttl),
        ...same(
          "indexes",
          indexes.map(({ name, hashKey, rangeKey, projectionType, nonKeyAttributes }) => [
            name,
            hashKey,
            rangeKey,
            projectionType,
            nonKeyAttributes,
          ]),
          Object.entries(table.indexes).map(([name, { hash, range, projects }]) => [
            name,
            hash,
            range,
            "INCLUDE",
            projects,
          ]),
        ),
      ];
    },
  },
  {
    name: "functions, their time and their memory are the topology's",
    check: (graph) => {
      const found = every(graph, "lambda/function:Function").map(({ name, inputs }) => [
        name,
        inputs.timeout,
        inputs.memorySize,
      ]);
      const wanted = Object.entries(topology.functions).map(([name, { timeout, memory }]) => [
        `${title(name)}Function`,
        timeout,
        memory,
      ]);
      return same("functions", found.sort(), wanted.sort());
    },
  },
  {
    name: "workflows are the topology's definitions, bound",
    check: (graph) => {
      const machines = every(graph, "sfn/stateMachine:StateMachine");
      const partition = graph.region.startsWith("cn-") ? "aws-cn" : "aws";
      const arn = `arn:${partition}:lambda:${graph.region}:000000000000:function:elevated-supervision-${graph.stage}`;
      const values = Object.fromEntries(
        Object.keys(topology.functions).map((name) => [`functions.${name}`, `${arn}-${name}`]),
      );
      return [
        ...same("machines", machines.length, Object.keys(topology.workflows).length),
        ...Object.entries(topology.workflows).flatMap(([name, definition]) =>
          same(
            name,
            machines.find((each) => each.name === `${title(name)}Workflow`)?.inputs.definition,
            JSON.stringify(bindWorkflow(definition, { partition, ...values })),
          ),
        ),
      ];
    },
  },
  {
    name: "schedules and stream are the topology's",
    check: (graph) => {
      const { batchSize, maxRetries, maxAgeHours } = topology.stream;
      const mapping = every(graph, "lambda/eventSourceMapping:EventSourceMapping")[0]?.inputs;
      return [
        ...same(
          "schedules",
          names(graph, "scheduler/schedule:Schedule"),
          Object.keys(topology.schedules)
            .map((name) => `${name}Schedule`)
            .toSorted(),
        ),
        ...same("batch", at(mapping, "batchSize"), batchSize),
        ...same("retries", at(mapping, "maximumRetryAttempts"), maxRetries),
        ...same("age", at(mapping, "maximumRecordAgeInSeconds"), maxAgeHours * 3600),
      ];
    },
  },
  {
    name: "routes are the topology's, and only its public ones take no token",
    check: (graph) => {
      const found = every(graph, "apigatewayv2/route:Route").map(({ inputs }) => [
        inputs.routeKey,
        inputs.authorizationType,
      ]);
      const wanted = Object.values(topology.functions).flatMap((spec) =>
        "paths" in spec
          ? spec.paths.map(({ path, access }) => [
              `ANY ${path.replace("*", "{proxy+}")}`,
              access === "login" ? "JWT" : "NONE",
            ])
          : [],
      );
      return same("routes", found.sort(), wanted.sort());
    },
  },
  {
    name: "public routes are throttled lower than the rest",
    check: (graph) => {
      const stage = every(graph, "apigatewayv2/stage:Stage")[0]?.inputs;
      const general = Number(at(stage, "defaultRouteSettings.throttlingRateLimit"));
      const slow = ((stage?.routeSettings ?? []) as Record<string, unknown>[])
        .filter(({ throttlingRateLimit }) => Number(throttlingRateLimit) <= general / 2)
        .map(({ routeKey }) => routeKey);
      return every(graph, "apigatewayv2/route:Route").flatMap(({ name, inputs }) =>
        inputs.authorizationType === "NONE" && !slow.includes(inputs.routeKey) ? [name] : [],
      );
    },
  },
];
