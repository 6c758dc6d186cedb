import { accountId, arnOf, dnsSuffix, partition, region, settings } from "./deployment.ts";

const account = {
  Sid: "AccountDecidesByIam",
  Effect: "Allow",
  Principal: { AWS: $interpolate`arn:${partition}:iam::${accountId}:root` },
  Action: "kms:*",
  Resource: "*",
};

/** Encrypts what rests: table, files, logs, settings of functions, alarm messages. */
export const dataKey = createKey("DataKey", [account, forLogs(), forAlarms(), forConsole()]);

/** Wraps the secret fields. Only functions that use the vault may ask for it. */
export const vaultKey = createKey("VaultKey", [account]);

function createKey(name: string, statements: readonly object[]): aws.kms.Key {
  return new aws.kms.Key(
    name,
    {
      enableKeyRotation: true,
      deletionWindowInDays: settings.production ? 30 : 7,
      policy: $jsonStringify({ Version: "2012-10-17", Statement: statements }),
    },
    { protect: settings.production, retainOnDelete: settings.production },
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
function forAlarms() {
  return {
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** CloudFront reads the console's files through its origin access control. */
function forConsole() {
  return {
    Sid: "Console",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}
