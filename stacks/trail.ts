import { accessLog, accessLogPolicy } from "./data/access-log.ts";
import { serviceKey } from "./data/keys.ts";
import { buckets, table } from "./data/storage.ts";
import { nameOf, settings } from "./deployment.ts";

/**
 * Every call to the table and to the files, no matter by whom, beside all that is done to the account's
 * resources and keys. An organization's own trail does as well (`TRAIL=none`).
 */
export const trail = settings.trail === "own" ? createTrail() : undefined;

function createTrail(): aws.cloudtrail.Trail {
  return new aws.cloudtrail.Trail(
    "Trail",
    {
      name: nameOf("access"),
      s3BucketName: accessLog.bucket,
      s3KeyPrefix: "trail",
      kmsKeyId: serviceKey.arn,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: true,
      // IAM's events reach EventBridge only in IAM's own region, and only where a trail runs.
      isMultiRegionTrail: true,
      advancedEventSelectors: [
        {
          name: "resources and keys",
          fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
        },
        dataEvents("records", "AWS::DynamoDB::Table", [table.arn]),
        dataEvents(
          "files",
          "AWS::S3::Object",
          Object.values(buckets).map(({ arn }) => $interpolate`${arn}/`),
        ),
      ],
    },
    { dependsOn: accessLogPolicy },
  );
}

function dataEvents(name: string, type: string, arns: $util.Output<string>[]) {
  return {
    name,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", startsWiths: arns },
    ],
  };
}
