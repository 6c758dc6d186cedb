import { nameOf } from "../deployment.ts";
import { topic } from "./alarm.ts";
import { edgeAlarms } from "./firewall.ts";

/** Calls after which what is kept is less safe than before; the deployer makes some of them as well. */
const guarded = {
  "aws.kms": [
    "PutKeyPolicy",
    "ScheduleKeyDeletion",
    "DisableKey",
    "DisableKeyRotation",
    "CreateGrant",
  ],
  "aws.cloudtrail": ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
  "aws.dynamodb": ["DeleteTable", "UpdateContinuousBackups", "PutResourcePolicy"],
  "aws.backup": [
    "DeleteRecoveryPoint",
    "DeleteBackupVaultLockConfiguration",
    "DeleteBackupSelection",
    "DeleteBackupPlan",
  ],
  "aws.s3": [
    "PutBucketPolicy",
    "DeleteBucketPolicy",
    "PutBucketLifecycle",
    "DeleteBucketEncryption",
  ],
  "aws.secretsmanager": ["PutResourcePolicy", "DeleteSecret"],
};

const byTrail = { "detail-type": ["AWS API Call via CloudTrail"] };

/** By way of the trail: EventBridge guide, "AWS service events delivered via CloudTrail". */
const rule = new aws.cloudwatch.EventRule("GuardedChanges", {
  name: nameOf("guarded-changes"),
  description: "docs/operate.md#guarded-changes",
  eventPattern: JSON.stringify({
    source: Object.keys(guarded),
    ...byTrail,
    detail: { eventName: [...new Set(Object.values(guarded).flat())] },
  }),
});

new aws.cloudwatch.EventTarget("GuardedChangesTold", { rule: rule.name, arn: topic.arn });

/**
 * Changes of what our roles may do. IAM is one for all regions, and its events come where it lives:
 * in us-east-1 (CloudTrail guide, "Global service events"), in China in cn-north-1.
 */
const rights = {
  source: ["aws.iam"],
  ...byTrail,
  detail: {
    eventName: [
      "PutRolePolicy",
      "AttachRolePolicy",
      "UpdateAssumeRolePolicy",
      "DeleteRolePolicy",
      "DetachRolePolicy",
    ],
    requestParameters: { roleName: [{ prefix: nameOf("") }] },
  },
};

tellOfRights(edgeAlarms ?? { topic, options: {} });

function tellOfRights(place: { topic: aws.sns.Topic; options: $util.CustomResourceOptions }): void {
  const changed = new aws.cloudwatch.EventRule(
    "RightsChanged",
    {
      name: nameOf("rights-changed"),
      description: "docs/operate.md#guarded-changes",
      eventPattern: JSON.stringify(rights),
    },
    place.options,
  );
  new aws.cloudwatch.EventTarget(
    "RightsChangedTold",
    { rule: changed.name, arn: place.topic.arn },
    place.options,
  );
}
