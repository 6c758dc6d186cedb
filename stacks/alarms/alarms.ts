import { topology } from "#topology";
import { functions } from "../compute/functions.ts";
import { scheduleFailures, streamFailures } from "../compute/queue.ts";
import { machines } from "../compute/workflows.ts";
import { table } from "../data/storage.ts";
import { accessLogs, gateway } from "../gateway.ts";
import { alarm, alarmOnSum, logged } from "./alarm.ts";

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

const ofTable = { TableName: table.name };
// Throttles of an index are not in the table's own figure ("DynamoDB metrics and dimensions").
for (const metric of ["ReadThrottleEvents", "WriteThrottleEvents"])
  alarmOnSum(
    `table-${metric}`,
    "AWS/DynamoDB",
    metric,
    [
      ofTable,
      ...Object.keys(topology.table.indexes).map((index) => ({
        ...ofTable,
        GlobalSecondaryIndexName: index,
      })),
    ],
    { paragraph: metric },
  );
// There is no figure of a table as a whole, only of each operation on it.
alarmOnSum(
  "table-SystemErrors",
  "AWS/DynamoDB",
  "SystemErrors",
  [
    "BatchGetItem",
    "Query",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "TransactWriteItems",
    "GetRecords",
  ].map((Operation) => ({ ...ofTable, Operation })),
  { paragraph: "SystemErrors" },
);

alarm("api-5xx", "AWS/ApiGateway", "5xx", { ApiId: gateway.id }, {});
alarm(
  "api-refusals",
  $app.name,
  logged("ApiRefusals", {
    logs: accessLogs,
    pattern: '{ $.status = "401" || $.status = "403" }',
  }),
  {},
  { over: 300 },
);
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
  "seal-missing",
  $app.name,
  logged("SealsDone", {
    logs: functions[topology.schedules.seal.function].logs,
    pattern: '{ $.message = "seal.done" }',
  }),
  {},
  { under: 1, minutes: 24 * 60, silence: "breaching" },
);
alarm(
  "seal-broken",
  $app.name,
  logged("SealsBroken", {
    logs: functions[topology.schedules.seal.function].logs,
    pattern: '{ $.message = "seal.failed" || $.message = "seal.differs" }',
  }),
  {},
  {},
);
alarm(
  "event-overwritten",
  $app.name,
  logged("EventsOverwritten", {
    logs: functions[topology.stream.function].logs,
    pattern: '{ $.message = "event.overwritten" }',
  }),
  {},
  {},
);
alarm(
  "notices-failing",
  $app.name,
  logged("NoticesFailing", {
    logs: functions[topology.stream.function].logs,
    pattern: '{ $.message = "notice.attempted" && $.result = "failed" }',
  }),
  {},
  { over: 10, minutes: 15 },
);

for (const name of [topology.stream.function, topology.schedules.cycle.function])
  alarm(
    `incidents-${name}`,
    $app.name,
    logged(`Incidents-${name}`, {
      logs: functions[name].logs,
      pattern: '{ $.message = "incident.reported" }',
    }),
    {},
    { paragraph: "incidents" },
  );

const { logs } = functions.link;
const guesses: [name: string, metric: string, pattern: string, over: number][] = [
  ["links-guessed", "LinksUnknown", '{ $.message = "link.closed" && $.why = "link.unknown" }', 50],
  ["codes-guessed", "CodesWrong", '{ $.message = "link.code-wrong" }', 20],
  ["links-locked", "LinksLocked", '{ $.message = "link.locked" }', 2],
];
for (const [name, metric, pattern, over] of guesses)
  alarm(name, $app.name, logged(metric, { logs, pattern }), {}, { over, minutes: 15 });
