import { topology } from "#topology";
import { createRole, type Statement } from "../compute/policy.ts";
import { nameOf, settings } from "../deployment.ts";
import { dataKey } from "./keys.ts";
import { table } from "./storage.ts";

/** Days that a copy is kept, by how often it is made. */
const kept = { daily: 90, monthly: 3_650 };

/**
 * Copies of the table beside its point-in-time recovery, which ends with the table itself and after 35
 * days: every night and every month, in a vault that shortens no copy's life, and in a vault of another
 * account where one is set (AWS Backup Developer Guide, "Vault lock", "Creating backup copies across
 * AWS accounts"). An organization's own plan does as well (`BACKUP=none`).
 */
export const backups = settings.backup === "own" ? createBackups() : undefined;

function createBackups(): aws.backup.Vault {
  const options = { protect: settings.production, retainOnDelete: settings.production };
  const vault = new aws.backup.Vault(
    "Copies",
    { name: nameOf("copies"), kmsKeyArn: dataKey.arn },
    options,
  );
  if (settings.production)
    new aws.backup.VaultLockConfiguration(
      "CopiesLock",
      { backupVaultName: vault.name, minRetentionDays: kept.daily },
      options,
    );
  const plan = new aws.backup.Plan("CopiesPlan", {
    name: nameOf("copies"),
    rules: [rule(vault, "daily", "cron(0 3 * * ? *)"), rule(vault, "monthly", "cron(0 4 1 * ? *)")],
  });
  new aws.backup.Selection("CopiesOf", {
    name: nameOf("records"),
    planId: plan.id,
    iamRoleArn: createCopier(vault).arn,
    resources: [table.arn],
  });
  return vault;
}

function rule(vault: aws.backup.Vault, ruleName: keyof typeof kept, schedule: string) {
  const lifecycle = { deleteAfter: kept[ruleName] };
  const { backupCopyTo } = settings;
  return {
    ruleName,
    targetVaultName: vault.name,
    schedule,
    scheduleExpressionTimezone: topology.timezone,
    lifecycle,
    copyActions:
      backupCopyTo === undefined ? [] : [{ destinationVaultArn: backupCopyTo, lifecycle }],
  };
}

/**
 * What AWS Backup needs for tables: the parts on DynamoDB and vaults of AWS's own managed policy
 * `AWSBackupServiceRolePolicyForBackup`, narrowed to this table and its copies.
 */
function createCopier(vault: aws.backup.Vault): aws.iam.Role {
  const { backupCopyTo } = settings;
  return createRole("CopiesRole", "backup.amazonaws.com", [
    {
      Action: [
        "dynamodb:DescribeTable",
        "dynamodb:CreateBackup",
        "dynamodb:StartAwsBackupJob",
        "dynamodb:ListTagsOfResource",
      ],
      Resource: table.arn,
    },
    {
      Action: ["dynamodb:DescribeBackup", "dynamodb:DeleteBackup"],
      Resource: $interpolate`${table.arn}/backup/*`,
    },
    {
      Action: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
      Resource: backupCopyTo === undefined ? vault.arn : [vault.arn, backupCopyTo],
    },
    ...(backupCopyTo === undefined ? [] : [copyingTo(backupCopyTo)]),
    {
      Action: ["kms:DescribeKey", "kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKey.arn,
    },
    {
      Action: "kms:CreateGrant",
      Resource: dataKey.arn,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ]);
}

/** Recovery points of tables have no ARN before they are made, so where they may go is the bound. */
function copyingTo(vault: string): Statement {
  return {
    Action: "backup:CopyFromBackupVault",
    Resource: "*",
    Condition: { "ForAllValues:ArnEquals": { "backup:CopyTargets": [vault] } },
  };
}
