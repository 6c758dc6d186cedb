import type { Graph } from "#stacks/synth/graph.ts";
import { at, every, type Rule } from "./rule.ts";

type Figure = {
  alarm: string;
  namespace: string;
  metric: string;
  dimensions: Readonly<Record<string, string>>;
};

/** Every figure that an alarm looks at, those inside a sum too. */
export function figuresOf(graph: Graph): Figure[] {
  return every(graph, "cloudwatch/metricAlarm:MetricAlarm").flatMap(({ name, inputs }) => {
    const queries = (inputs.metricQueries ?? []) as { metric?: object }[];
    const sources = queries.length === 0 ? [inputs] : queries.flatMap(({ metric }) => metric ?? []);
    return sources.map((source) => ({
      alarm: name,
      namespace: String(at(source, "namespace")),
      metric: String(at(source, "metricName")),
      dimensions: (at(source, "dimensions") ?? {}) as Record<string, string>,
    }));
  });
}

/**
 * The dimensions under which AWS writes each figure; under any other an alarm hears nothing for ever.
 * From the guides' "metrics and dimensions" of Lambda, Step Functions, SQS, DynamoDB, HTTP APIs, WAF.
 */
const written: Readonly<Record<string, readonly string[]>> = {
  "AWS/Lambda Errors": ["FunctionName"],
  "AWS/Lambda Throttles": ["FunctionName"],
  "AWS/Lambda Invocations": ["FunctionName"],
  "AWS/Lambda IteratorAge": ["FunctionName"],
  "AWS/States ExecutionsFailed": ["StateMachineArn"],
  "AWS/States ExecutionsTimedOut": ["StateMachineArn"],
  "AWS/States ExecutionsAborted": ["StateMachineArn"],
  "AWS/SQS ApproximateNumberOfMessagesVisible": ["QueueName"],
  "AWS/DynamoDB ReadThrottleEvents": ["TableName", "GlobalSecondaryIndexName+TableName"],
  "AWS/DynamoDB WriteThrottleEvents": ["TableName", "GlobalSecondaryIndexName+TableName"],
  "AWS/DynamoDB SystemErrors": ["Operation+TableName"],
  "AWS/ApiGateway 5xx": ["ApiId"],
  "AWS/WAFV2 BlockedRequests": ["Rule+WebACL"],
};

export const metrics: Rule[] = [
  {
    name: "every alarm looks at a figure that AWS writes, under the dimensions that it writes",
    check: (graph) =>
      figuresOf(graph).flatMap(({ alarm, namespace, metric, dimensions }) => {
        const given = Object.keys(dimensions).sort().join("+");
        if (namespace === "elevated-supervision") return given === "" ? [] : [alarm];
        return (written[`${namespace} ${metric}`] ?? []).includes(given)
          ? []
          : [`${alarm}: ${namespace} ${metric} by ${given}`];
      }),
  },
  {
    name: "every figure of our own is written by a filter on a log",
    check: (graph) => {
      const filters = every(graph, "cloudwatch/logMetricFilter:LogMetricFilter").map(({ inputs }) =>
        at(inputs, "metricTransformation.name"),
      );
      return figuresOf(graph).flatMap(({ alarm, namespace, metric }) =>
        namespace !== "elevated-supervision" || filters.includes(metric) ? [] : [alarm],
      );
    },
  },
  {
    name: "throttles of the table and of each of its indexes are counted, of system errors each call",
    check: (graph) => {
      const of = (metric: string) =>
        figuresOf(graph)
          .filter((figure) => figure.metric === metric)
          .map(({ dimensions }) => dimensions.GlobalSecondaryIndexName ?? dimensions.Operation);
      const table = every(graph, "dynamodb/table:Table")[0]?.inputs;
      const indexes = ((table?.globalSecondaryIndexes ?? []) as { name: string }[]).map(
        ({ name }) => name,
      );
      const operations = ["BatchGetItem", "Query", "PutItem", "TransactWriteItems"];
      return [
        ...["ReadThrottleEvents", "WriteThrottleEvents"].flatMap((metric) =>
          indexes.filter((index) => !of(metric).includes(index)),
        ),
        ...operations.filter((operation) => !of("SystemErrors").includes(operation)),
      ];
    },
  },
];
