import type { FunctionSpec } from "#topology";
import { dataKey } from "../data/keys.ts";
import { table } from "../data/storage.ts";
import { arnOf, nameOf, settings } from "../deployment.ts";
import { titleOf } from "../names.ts";
import { statementsOf } from "./permissions.ts";
import { createRole, type Statement } from "./policy.ts";
import { scheduleFailures, streamFailures } from "./queue.ts";

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
    // Has no resource types (service authorization reference).
    { Action: "dynamodb:ListStreams", Resource: "*" },
    { Action: "sqs:SendMessage", Resource: streamFailures.arn },
  ],
  schedule: [{ Action: "sqs:SendMessage", Resource: scheduleFailures.arn }],
};

/** AWS China has no traces of Lambda functions: docs.amazonaws.cn, "Lambda", differences. */
export const tracing: Statement[] = settings.china
  ? []
  : [{ Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" }];

/** A role that can do what the topology says its function uses, write its own log, and trace. */
export function createFunctionRole(name: string, spec: FunctionSpec): aws.iam.Role {
  const physicalName = nameOf(name);
  return createRole(`${titleOf(name)}Role`, "lambda.amazonaws.com", [
    ...statementsOf(name, spec),
    ...triggerNeeds[spec.trigger],
    {
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: arnOf("logs", `log-group:/aws/lambda/${physicalName}:*`),
    },
    ...tracing,
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
