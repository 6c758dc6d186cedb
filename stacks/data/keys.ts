import { type Capability, type FunctionSpec, topology } from "#topology";
import {
  accountId,
  arnOf,
  dnsSuffix,
  globalArnOf,
  nameOf,
  region,
  settings,
} from "../deployment.ts";
import { roleNameOf } from "../names.ts";

const account = {
  Sid: "AccountDecidesByIam",
  Effect: "Allow",
  Principal: { AWS: globalArnOf("iam", "root") },
  Action: "kms:*",
  Resource: "*",
};

const unwrapping = ["kms:Decrypt", "kms:ReEncryptFrom", "kms:CreateGrant"];
const wrapping = ["kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncryptTo"];

/** Encrypts what the product keeps: table, files, settings and secrets of functions. */
export const dataKey = createKey("DataKey");

/** Encrypts what AWS's own services write and read: logs, alarms, the trail, the console's files. */
export const serviceKey = createKey("ServiceKey", [
  forLogs(),
  forAlarms(),
  forGuardedChanges(),
  ...forTrail(),
  ...(settings.china ? [] : [forConsole()]),
]);

/** Wraps the secret fields. Nobody but the functions that hold them may use it, administrators neither. */
export const vaultKey = createKey("VaultKey", [
  forOnly(["vault", "contacts", "matters"], "VaultFunctionsOnly", [...unwrapping, ...wrapping]),
]);

/** Wraps who reported: reports are sealed where they come in, and opened by one function only. */
export const identityKey = createKey("IdentityKey", [
  forOnly(["identities:open"], "OpenedByOneOnly", unwrapping),
  forOnly(["identities:seal"], "SealedByIntakeOnly", wrapping),
]);

/** A key that is renewed every year; its policy lets the account decide by IAM, and these besides. */
export function createKey(
  name: string,
  statements: readonly object[] = [],
  options: $util.CustomResourceOptions = {},
): aws.kms.Key {
  return new aws.kms.Key(
    name,
    {
      enableKeyRotation: true,
      deletionWindowInDays: settings.production ? 30 : 7,
      policy: $jsonStringify({ Version: "2012-10-17", Statement: [account, ...statements] }),
    },
    { ...options, protect: settings.production, retainOnDelete: settings.production },
  );
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function forLogs() {
  return {
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: $interpolate`logs.${region}.${dnsSuffix}` },
    Action: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
      "kms:GenerateDataKey",
      "kms:DescribeKey",
    ],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": arnOf("logs", "log-group:*") },
    },
  };
}

/** Alarms publish to an encrypted topic. */
export function forAlarms() {
  return {
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** EventBridge sends KMS neither account nor rule: "Encrypted Amazon SNS topics", EventBridge guide. */
function forGuardedChanges() {
  return {
    Sid: "GuardedChanges",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  };
}

/** "Configure AWS KMS key policies for CloudTrail", CloudTrail guide. */
function forTrail() {
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const source = { "aws:SourceArn": arnOf("cloudtrail", `trail/${nameOf("access")}`) };
  return [
    {
      Sid: "TrailWrites",
      Effect: "Allow",
      Principal,
      Action: "kms:GenerateDataKey",
      Resource: "*",
      Condition: {
        StringEquals: source,
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": arnOf("cloudtrail", "trail/*"),
        },
      },
    },
    {
      Sid: "TrailLooks",
      Effect: "Allow",
      Principal,
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: { StringEquals: source },
    },
  ];
}

/** CloudFront reads the console's files by its origin access control, which tells its distribution. */
function forConsole() {
  return {
    Sid: "Console",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: { ArnLike: { "aws:SourceArn": globalArnOf("cloudfront", "distribution/*") } },
  };
}

/** Who administers the account can change this policy, which rings; until then they read nothing. */
function forOnly(words: readonly Capability[], Sid: string, Action: readonly string[]) {
  const users = Object.entries<FunctionSpec>(topology.functions)
    .filter(([, { uses }]) => uses.some((one) => words.includes(one)))
    .map(([name]) => globalArnOf("iam", `role/${roleNameOf(name)}`));
  return {
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: "*",
    Condition: { ArnNotEquals: { "aws:PrincipalArn": users } },
  };
}
