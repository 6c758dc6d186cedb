import { type Capability, type FunctionSpec, type Guard, topology } from "#topology";
import { dataKey, identityKey, vaultKey } from "../data/keys.ts";
import { files, seals, table } from "../data/storage.ts";
import { arnOf, dnsSuffix, nameOf, region } from "../deployment.ts";
import type { Statement } from "./policy.ts";
import { secretsOf } from "./secrets.ts";

export const alias = "live";
const machines = Object.keys(topology.workflows).map(machineArn);
const indexes = Object.keys(topology.table.indexes).map(
  (n) => $interpolate`${table.arn}/index/${n}`,
);

/** Where items are updated in place; no events. */
const counted = topology.table.counted.map((items) => `${items}*`);

/** Known before the machine exists, since it and its functions name each other. */
export function machineArn(workflow: string): $util.Output<string> {
  return arnOf("states", `stateMachine:${nameOf(workflow)}`);
}

/** Exactly what the topology's words for a function allow, and what its guards forbid. */
export function statementsOf(
  name: string,
  { uses, prefixes = [], reads = prefixes }: FunctionSpec,
): Statement[] {
  return [
    ...uses.flatMap((capability) =>
      allowed(capability, capability === "files:write" ? prefixes : reads),
    ),
    ...topology.table.guards.flatMap((guard) => forbidden(name, guard)),
  ];
}

/** @param prefixes where in the files bucket the capability holds, if it is one of files */
function allowed(capability: Capability, prefixes: readonly string[]): Statement[] {
  const objects = prefixes.map((prefix) => $interpolate`${files.arn}/${prefix}*`);
  switch (capability) {
    case "table:read":
      return [
        { Action: "dynamodb:BatchGetItem", Resource: table.arn },
        { Action: "dynamodb:Query", Resource: [table.arn, ...indexes] },
        keyThrough("dynamodb", ["kms:Decrypt", "kms:DescribeKey"]),
      ];
    case "table:write":
      return [
        {
          Action: ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"],
          Resource: table.arn,
        },
        // "DynamoDB encryption usage notes", developer guide: what a customer's key must allow.
        keyThrough("dynamodb", [
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]),
      ];
    case "table:count":
      return [
        {
          // An update is always a call of its own, so this can be an allowance.
          Action: "dynamodb:UpdateItem",
          Resource: table.arn,
          Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": counted } },
        },
      ];
    case "table:remove":
      return [{ Action: "dynamodb:DeleteItem", Resource: table.arn }];
    case "files:read":
      return [
        { Action: ["s3:GetObject", "s3:GetObjectTagging"], Resource: objects },
        // Without it a missing object is 403 and not 404 (S3 API, HeadObject).
        { Action: "s3:ListBucket", Resource: files.arn },
        keyThrough("s3", ["kms:Decrypt"]),
      ];
    case "files:write":
      return [
        { Action: "s3:PutObject", Resource: objects },
        keyThrough("s3", ["kms:GenerateDataKey", "kms:Decrypt"]),
      ];
    case "files:destroy":
      // Objects are versioned: what is destroyed goes with all its versions (S3 API, DeleteObjects).
      return [
        { Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"], Resource: objects },
        {
          Action: "s3:ListBucketVersions",
          Resource: files.arn,
          Condition: { StringLike: { "s3:prefix": prefixes.map((prefix) => `${prefix}*`) } },
        },
      ];
    case "seals":
      return [
        { Action: ["s3:GetObject", "s3:PutObject"], Resource: $interpolate`${seals.arn}/seals/*` },
        // Without it a seal that is not there yet is 403 and not 404 (S3 API, GetObject).
        { Action: "s3:ListBucket", Resource: seals.arn },
        keyThrough("s3", ["kms:GenerateDataKey", "kms:Decrypt"]),
      ];
    case "workflow:start":
      // A start by alias is authorized by the machine's own ARN (Step Functions guide,
      // "Authorization for versions and aliases").
      return [
        {
          Action: "states:StartExecution",
          Resource: machines,
          Condition: { StringEquals: { "states:StateMachineQualifier": alias } },
        },
      ];
    case "workflow:answer":
      // Has no resource types: the caller must hold the task's token.
      return [{ Action: "states:SendTaskSuccess", Resource: "*" }];
    case "vault":
      return [...reading(capability), sealing("secret-field")];
    case "contacts":
      return [sealing("contact")];
    case "matters":
      return [sealing("matters")];
    case "identities:seal":
      return [ofReporter("kms:GenerateDataKey")];
    case "identities:open":
      return [ofReporter("kms:Decrypt")];
    default:
      return reading(capability);
  }
}

/** The vault's key for secrets of one purpose only (KMS developer guide, "Encryption context"). */
function sealing(purpose: "secret-field" | "contact" | "matters"): Statement {
  return {
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: vaultKey.arn,
    Condition: { StringEquals: { "kms:EncryptionContext:purpose": purpose } },
  };
}

/** The key of reporters' identities, for one of its two uses. */
function ofReporter(Action: "kms:GenerateDataKey" | "kms:Decrypt"): Statement {
  return {
    Action,
    Resource: identityKey.arn,
    Condition: { StringEquals: { "kms:EncryptionContext:purpose": "reporter" } },
  };
}

/** Its secrets, read at the start. */
function reading(capability: Capability): Statement[] {
  const secrets = Object.values(secretsOf[capability] ?? {});
  return secrets.length === 0
    ? []
    : [
        { Action: "secretsmanager:GetSecretValue", Resource: secrets.map(({ arn }) => arn) },
        keyThrough("secretsmanager", ["kms:Decrypt"]),
      ];
}

const changing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
const reaching = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:ConditionCheckItem",
];

/**
 * `dynamodb:LeadingKeys` holds the partition keys that a call names. A denial on any of them is right
 * whether a transaction is looked at write by write or as a whole, which AWS does not say; an
 * allowance on all of them would not be.
 */
function forbidden(name: string, { items, closed, except }: Guard): Statement[] {
  if (except.includes(name)) return [];
  return [
    {
      Effect: "Deny",
      Action: closed === "changing" ? changing : [...changing, ...reaching],
      Resource: table.arn,
      Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": `${items}*` } },
    },
  ];
}

/** The data key, only by way of the service that holds the data. */
function keyThrough(service: string, Action: string[]): Statement {
  const through = $interpolate`${service}.${region}.${dnsSuffix}`;
  return {
    Action,
    Resource: dataKey.arn,
    Condition: { StringEquals: { "kms:ViaService": through } },
  };
}
