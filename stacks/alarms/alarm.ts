import { serviceKey } from "../data/keys.ts";
import { nameOf, region } from "../deployment.ts";
import { createTopic } from "./topic.ts";

export const topic = createTopic("Alarms", serviceKey.id, { region });

export type Dimensions = Record<string, $util.Input<string>>;

export type Limit = {
  statistic?: "Sum" | "Maximum" | "Minimum";
  over?: number;
  under?: number;
  minutes?: number;
  silence?: "breaching" | "notBreaching";
  /** Heading in docs/operate.md; unless said, the alarm's own name. */
  paragraph?: string;
};

/** Where an alarm lives and whom it tells; CloudFront's figures are in us-east-1. */
type Place = { topic: aws.sns.Topic; options: $util.CustomResourceOptions };
const here: Place = { topic, options: {} };

/** An alarm on one figure; each has its paragraph in docs/operate.md. */
export function alarm(
  name: string,
  namespace: string,
  metricName: string,
  dimensions: Dimensions,
  limit: Limit,
  place: Place = here,
): void {
  const { statistic = "Sum", minutes = 5 } = limit;
  createAlarm(name, limit, place, {
    namespace,
    metricName,
    dimensions,
    statistic,
    period: minutes * 60,
  });
}

/** An alarm on the sum of one figure over several dimensions, at most ten. */
export function alarmOnSum(
  name: string,
  namespace: string,
  metricName: string,
  each: readonly Dimensions[],
  limit: Limit,
): void {
  const { statistic: stat = "Sum", minutes = 5 } = limit;
  const ids = each.map((_, index) => `m${index}`);
  createAlarm(name, limit, here, {
    metricQueries: [
      {
        id: "sum",
        // A figure that nothing was written to is no figure; the others still count.
        expression: ids.map((id) => `FILL(${id}, 0)`).join(" + "),
        label: metricName,
        returnData: true,
      },
      ...each.map((dimensions, index) => ({
        id: `m${index}`,
        metric: { namespace, metricName, dimensions, stat, period: minutes * 60 },
      })),
    ],
  });
}

function createAlarm(
  name: string,
  { over = 0, under, silence = "notBreaching", paragraph = name }: Limit,
  { topic, options }: Place,
  figure: Partial<aws.cloudwatch.MetricAlarmArgs>,
): void {
  new aws.cloudwatch.MetricAlarm(
    `alarm-${name}`,
    {
      name: nameOf(name),
      alarmDescription: `docs/operate.md#${paragraph.toLowerCase()}`,
      ...figure,
      evaluationPeriods: 1,
      comparisonOperator: under === undefined ? "GreaterThanThreshold" : "LessThanThreshold",
      threshold: under ?? over,
      treatMissingData: silence,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    },
    options,
  );
}

/** A figure that only a log tells; returns the metric's name, in the namespace of the app. */
export function logged(
  what: string,
  {
    logs,
    pattern,
    value = "1",
  }: { logs: aws.cloudwatch.LogGroup; pattern: string; value?: string },
): string {
  const name = `${what}-${$app.stage}`;
  new aws.cloudwatch.LogMetricFilter(what, {
    name: nameOf(what),
    logGroupName: logs.name,
    pattern,
    metricTransformation: { namespace: $app.name, name, value },
  });
  return name;
}
