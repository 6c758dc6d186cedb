import { topology } from "#topology";
import { nameOf } from "../deployment.ts";
import { functions } from "./functions.ts";
import { createRole } from "./policy.ts";
import { scheduleFailures } from "./queue.ts";

for (const [name, schedule] of Object.entries(topology.schedules)) createSchedule(name, schedule);

/** The call is asynchronous, so both the scheduler and the function have a way to fail. */
function createSchedule(
  name: string,
  {
    function: target,
    cron,
    patience,
  }: { function: keyof typeof functions; cron: string; patience: number },
): void {
  const { arn } = functions[target].function;
  const role = createRole(`${name}ScheduleRole`, "scheduler.amazonaws.com", [
    { Action: "lambda:InvokeFunction", Resource: arn },
    { Action: "sqs:SendMessage", Resource: scheduleFailures.arn },
  ]);
  new aws.scheduler.Schedule(`${name}Schedule`, {
    name: nameOf(name),
    scheduleExpression: awsCron(cron),
    scheduleExpressionTimezone: topology.timezone,
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn,
      roleArn: role.arn,
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: patience },
      deadLetterConfig: { arn: scheduleFailures.arn },
    },
  });
  new aws.lambda.FunctionEventInvokeConfig(`${name}Failures`, {
    functionName: functions[target].function.name,
    maximumRetryAttempts: 2,
    maximumEventAgeInSeconds: patience,
    destinationConfig: { onFailure: { destination: scheduleFailures.arn } },
  });
}

/** AWS wants six fields, and `?` for whichever of the two days is not asked about. */
function awsCron(cron: string): string {
  const [minute, hour, day, month, weekday] = cron.split(" ");
  if (weekday === "*") return `cron(${minute} ${hour} ${day} ${month} ? *)`;
  if (day !== "*") throw new Error(`AWS knows no schedule by day and weekday both: ${cron}`);
  const shifted = weekday?.replaceAll(/\d/g, (digit) => String((Number(digit) % 7) + 1));
  return `cron(${minute} ${hour} ? ${month} ${shifted} *)`;
}
