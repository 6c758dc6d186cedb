import { functions } from "../compute/functions.ts";
import { scheduleFailures, streamFailures } from "../compute/queue.ts";
import { machines } from "../compute/workflows.ts";
import { table } from "../data/storage.ts";
import { nameOf, region } from "../deployment.ts";
import { gateway } from "../gateway.ts";

type Metric = $util.Input<string>[];

const names = Object.values(functions).map((made) => made.function.name);
const machineArns = Object.values(machines).map(({ arn }) => arn);

const charts: [title: string, metrics: Metric[]][] = [
  ["接口", ["Count", "4xx", "5xx"].map((m) => ["AWS/ApiGateway", m, "ApiId", gateway.id])],
  ["函数错误", names.map((name) => ["AWS/Lambda", "Errors", "FunctionName", name])],
  ["函数耗时", names.map((name) => ["AWS/Lambda", "Duration", "FunctionName", name])],
  ["流程失败", machineArns.map((a) => ["AWS/States", "ExecutionsFailed", "StateMachineArn", a])],
  ["流程启动", machineArns.map((a) => ["AWS/States", "ExecutionsStarted", "StateMachineArn", a])],
  [
    "死信",
    [streamFailures, scheduleFailures].map(({ name }) => [
      "AWS/SQS",
      "ApproximateNumberOfMessagesVisible",
      "QueueName",
      name,
    ]),
  ],
  [
    "用量",
    ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"].map((metric) => [
      "AWS/DynamoDB",
      metric,
      "TableName",
      table.name,
    ]),
  ],
];

/** One page that says whether all is well. */
new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: nameOf("overview"),
  dashboardBody: $jsonStringify({
    widgets: charts.map(([title, metrics], index) => ({
      type: "metric",
      width: 12,
      height: 6,
      x: (index % 2) * 12,
      y: Math.floor(index / 2) * 6,
      properties: { title, metrics, region, period: 300, stat: "Sum", view: "timeSeries" },
    })),
  }),
});
