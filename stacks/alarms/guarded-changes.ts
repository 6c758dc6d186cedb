import { nameOf } from "../deployment.ts";
import { topic } from "./alarm.ts";

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
  "aws.s3": [
    "PutBucketPolicy",
    "DeleteBucketPolicy",
    "PutBucketLifecycle",
    "DeleteBucketEncryption",
  ],
  "aws.secretsmanager": ["PutResourcePolicy", "DeleteSecret"],
};

/** By way of the trail: EventBridge guide, "AWS service events delivered via CloudTrail". */
const rule = new aws.cloudwatch.EventRule("GuardedChanges", {
  name: nameOf("guarded-changes"),
  description: "docs/operate.md#guarded-changes",
  eventPattern: JSON.stringify({
    source: Object.keys(guarded),
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { eventName: [...new Set(Object.values(guarded).flat())] },
  }),
});

new aws.cloudwatch.EventTarget("GuardedChangesTold", { rule: rule.name, arn: topic.arn });
