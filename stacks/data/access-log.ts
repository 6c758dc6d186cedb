import { accountId, arnOf, nameOf, settings } from "../deployment.ts";
import { createBucket, setBucketPolicy } from "./bucket.ts";

/** Who read or wrote which file, and the trail. S3 writes such logs only to what S3 itself encrypts. */
export const accessLog = createBucket(
  { name: "Access", oldVersionDays: 30, expiring: { "s3/": settings.logDays, "trail/": 400 } },
  "s3",
);

const trail = { Service: "cloudtrail.amazonaws.com" };
const ofTrail = { "aws:SourceArn": arnOf("cloudtrail", `trail/${nameOf("access")}`) };

export const accessLogPolicy = setBucketPolicy("Access", accessLog, [
  {
    // S3 guide, "Enabling Amazon S3 server access logging".
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: $interpolate`${accessLog.arn}/s3/*`,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
  {
    // CloudTrail guide, "Amazon S3 bucket policy for CloudTrail".
    Effect: "Allow",
    Principal: trail,
    Action: "s3:GetBucketAcl",
    Resource: accessLog.arn,
    Condition: { StringEquals: ofTrail },
  },
  {
    Effect: "Allow",
    Principal: trail,
    Action: "s3:PutObject",
    Resource: $interpolate`${accessLog.arn}/trail/AWSLogs/${accountId}/*`,
    Condition: { StringEquals: { ...ofTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
  },
]);

/** Lets S3 log each request to a bucket. */
export function logAccess(name: string, bucket: aws.s3.Bucket): void {
  new aws.s3.BucketLogging(`${name}Access`, {
    bucket: bucket.id,
    targetBucket: accessLog.id,
    targetPrefix: `s3/${name}/`,
  });
}
