import type { FunctionSpec } from "#topology";
import { arnOf } from "./deployment.ts";
import { dataKey } from "./keys.ts";
import { statementsOf } from "./permissions.ts";
import { createRole, type Statement } from "./policy.ts";
import { scheduleFailures, streamFailures } from "./queue.ts";
import { table } from "./storage.ts";

/** What a function's trigger needs beyond what the function itself uses. */
const triggerNeeds: Record<FunctionSpec["trigger"], Statement[]> = {
  http: [],
  "http-public": [],
  workflow: [],
  stream: [
    {
      Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      Resource: table.streamArn,
    },
    { Action: "dynamodb:ListStreams", Resource: $interpolate`${table.arn}/stream/*` },
    { Action: "sqs:SendMessage", Resource: streamFailures.arn },
  ],
  schedule: [{ Action: "sqs:SendMessage", Resource: scheduleFailures.arn }],
};

/** A role that can do what the topology says its function uses, write its own log, and trace. */
export function createFunctionRole(
  name: string,
  physicalName: string,
  { trigger, uses }: FunctionSpec,
): aws.iam.Role {
  return createRole(`${name}Role`, "lambda.amazonaws.com", [
    ...uses.flatMap((capability) => statementsOf[capability]),
    ...triggerNeeds[trigger],
    {
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: arnOf("logs", `log-group:/aws/lambda/${physicalName}:*`),
    },
    { Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" },
    {
      // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
      Action: "kms:Decrypt",
      Resource: dataKey.arn,
      Condition: {
        StringEquals: {
          "kms:EncryptionContext:aws:lambda:FunctionArn": arnOf(
            "lambda",
            `function:${physicalName}`,
          ),
        },
      },
    },
  ]);
}
