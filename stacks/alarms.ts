import { topology } from "#topology";
import { settings } from "./deployment.ts";
import { functions } from "./functions.ts";
import { gateway } from "./gateway.ts";
import { dataKey } from "./keys.ts";
import { scheduleFailures, streamFailures } from "./queue.ts";
import { table } from "./storage.ts";
import { machines } from "./workflows.ts";

const topic = new aws.sns.Topic("Alarms", { kmsMasterKeyId: dataKey.id });
for (const [index, endpoint] of settings.alarmMails.entries())
  new aws.sns.TopicSubscription(`AlarmMail${index}`, {
    topic: topic.arn,
    protocol: "email",
    endpoint,
  });

type Dimensions = Record<string, $util.Input<string>>;
type Limit = {
  statistic?: "Sum" | "Maximum" | "Minimum";
  over?: number;
  under?: number;
  minutes?: number;
  silence?: "breaching" | "notBreaching";
  /** Heading in docs/operate.md; unless said, the alarm's own name. */
  paragraph?: string;
};

/** Each of these has its paragraph in docs/operate.md. */
for (const [name, { function: made }] of Object.entries(functions)) {
  const dimensions = { FunctionName: made.name };
  alarm(`${name}-errors`, "AWS/Lambda", "Errors", dimensions, { paragraph: "function-errors" });
  alarm(`${name}-throttles`, "AWS/Lambda", "Throttles", dimensions, {
    paragraph: "function-throttles",
  });
}
for (const [name, machine] of Object.entries(machines)) {
  const dimensions = { StateMachineArn: machine.arn };
  for (const metric of ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"])
    alarm(`${name}-${metric}`, "AWS/States", metric, dimensions, { paragraph: metric });
}
for (const [name, queue] of Object.entries({ streamFailures, scheduleFailures }))
  alarm(
    `${name}-waiting`,
    "AWS/SQS",
    "ApproximateNumberOfMessagesVisible",
    { QueueName: queue.name },
    { statistic: "Maximum" },
  );
alarm(
  "reactions-behind",
  "AWS/Lambda",
  "IteratorAge",
  { FunctionName: functions[topology.stream.function].function.name },
  { statistic: "Maximum", over: 10 * 60_000 },
);
for (const metric of ["ReadThrottleEvents", "WriteThrottleEvents", "SystemErrors"])
  alarm(
    `table-${metric}`,
    "AWS/DynamoDB",
    metric,
    { TableName: table.name },
    { paragraph: metric },
  );
alarm("api-5xx", "AWS/ApiGateway", "5xx", { ApiId: gateway.id }, {});
alarm(
  "clock-stopped",
  "AWS/Lambda",
  "Invocations",
  { FunctionName: functions[topology.schedules.sweep.function].function.name },
  { under: 1, silence: "breaching" },
);
alarm(
  "wake-overdue",
  $app.name,
  logged("OldestOverdueSeconds", {
    logs: functions[topology.schedules.sweep.function].logs,
    pattern: '{ $.message = "sweep.done" }',
    value: "$.oldestOverdueSeconds",
  }),
  {},
  { statistic: "Maximum", over: 600 },
);
alarm(
  "notices-failing",
  $app.name,
  logged("NoticesFailing", {
    logs: functions[topology.stream.function].logs,
    pattern: '{ $.message = "notice.attempted" && $.result = "failed" }',
    value: "1",
  }),
  {},
  { over: 10, minutes: 15 },
);

/** A figure that only a function's log tells; returns the metric's name. */
function logged(
  what: string,
  { logs, pattern, value }: { logs: aws.cloudwatch.LogGroup; pattern: string; value: string },
): string {
  const name = `${what}-${$app.stage}`;
  new aws.cloudwatch.LogMetricFilter(what, {
    logGroupName: logs.name,
    pattern,
    metricTransformation: { namespace: $app.name, name, value },
  });
  return name;
}

function alarm(
  name: string,
  namespace: string,
  metricName: string,
  dimensions: Dimensions,
  limit: Limit,
): void {
  const { statistic = "Sum", over = 0, under, minutes = 5 } = limit;
  const { silence = "notBreaching", paragraph = name } = limit;
  new aws.cloudwatch.MetricAlarm(`alarm-${name}`, {
    alarmDescription: `docs/operate.md#${paragraph.toLowerCase()}`,
    namespace,
    metricName,
    dimensions,
    statistic,
    period: minutes * 60,
    evaluationPeriods: 1,
    comparisonOperator: under === undefined ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold: under ?? over,
    treatMissingData: silence,
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  });
}
