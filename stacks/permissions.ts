import { type Capability, topology } from "#topology";
import { arnOf, dnsSuffix, nameOf, region } from "./deployment.ts";
import { dataKey, vaultKey } from "./keys.ts";
import type { Statement } from "./policy.ts";
import { files, table } from "./storage.ts";

export const alias = "live";
const machines = Object.keys(topology.workflows).map(machineArn);
const indexes = Object.keys(topology.table.indexes).map(
  (n) => $interpolate`${table.arn}/index/${n}`,
);

/** Known before the machine exists, since it and its functions name each other. */
export function machineArn(workflow: string): $util.Output<string> {
  return arnOf("states", `stateMachine:${nameOf(workflow)}`);
}

/** Exactly what each word of the topology allows. */
export const statementsOf: Record<Capability, Statement[]> = {
  "table:read": [
    { Action: ["dynamodb:GetItem", "dynamodb:BatchGetItem"], Resource: table.arn },
    { Action: "dynamodb:Query", Resource: [table.arn, ...indexes] },
    keyThrough("dynamodb", ["kms:Decrypt", "kms:DescribeKey"]),
  ],
  "table:write": [
    {
      Action: [
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:ConditionCheckItem",
      ],
      Resource: table.arn,
    },
    keyThrough("dynamodb", ["kms:Encrypt", "kms:GenerateDataKey"]),
  ],
  "files:read": [
    { Action: ["s3:GetObject", "s3:GetObjectTagging"], Resource: $interpolate`${files.arn}/*` },
    keyThrough("s3", ["kms:Decrypt"]),
  ],
  "files:write": [
    { Action: "s3:PutObject", Resource: $interpolate`${files.arn}/*` },
    keyThrough("s3", ["kms:GenerateDataKey", "kms:Decrypt"]),
  ],
  "workflow:start": [
    { Action: "states:StartExecution", Resource: machines.map((m) => $interpolate`${m}:${alias}`) },
  ],
  "workflow:answer": [{ Action: "states:SendTaskSuccess", Resource: machines }],
  vault: [
    {
      Action: ["kms:GenerateDataKey", "kms:Decrypt"],
      Resource: vaultKey.arn,
      Condition: { StringEquals: { "kms:EncryptionContext:purpose": "secret-field" } },
    },
  ],
  mail: [],
  robots: [],
  sms: [],
  "link-key": [],
  login: [],
};

/** The data key, only by way of the service that holds the data. */
function keyThrough(service: string, Action: string[]): Statement {
  const through = $interpolate`${service}.${region}.${dnsSuffix}`;
  return {
    Action,
    Resource: dataKey.arn,
    Condition: { StringEquals: { "kms:ViaService": through } },
  };
}
