import { type BucketSpec, topology } from "#topology";
import { nameOf, settings } from "../deployment.ts";
import { dashed } from "../names.ts";
import { logAccess } from "./access-log.ts";
import { createBucket, setBucketPolicy } from "./bucket.ts";
import { dataKey } from "./keys.ts";

const { hash, range, ttl, indexes } = topology.table;
const keys = [{ hash, range }, ...Object.values(indexes)].flatMap((key) => [key.hash, key.range]);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html */
export const table = new aws.dynamodb.Table(
  topology.table.name,
  {
    name: nameOf(dashed(topology.table.name)),
    billingMode: "PAY_PER_REQUEST",
    hashKey: hash,
    rangeKey: range,
    attributes: [...new Set(keys)].map((name) => ({ name, type: "S" })),
    globalSecondaryIndexes: Object.entries(indexes).map(([name, key]) => ({
      name,
      hashKey: key.hash,
      rangeKey: key.range,
      projectionType: "INCLUDE",
      nonKeyAttributes: [...key.projects],
    })),
    ttl: { attributeName: ttl, enabled: true },
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
    serverSideEncryption: { enabled: true, kmsKeyArn: dataKey.arn },
    deletionProtectionEnabled: settings.production,
  },
  { protect: settings.production, retainOnDelete: settings.production },
);

export const buckets = Object.fromEntries(
  Object.entries(topology.buckets).map(([key, spec]) => {
    const bucket = createBucket(spec, { key: dataKey.arn });
    setBucketPolicy(spec.name, bucket, isLocked(spec) ? [writtenOnce(bucket)] : []);
    logAccess(spec.name, bucket);
    return [key, bucket];
  }),
) as Record<keyof typeof topology.buckets, aws.s3.Bucket>;

export const { files, seals } = buckets;

function isLocked({ lockedYears }: BucketSpec): boolean {
  return lockedYears !== undefined;
}

/**
 * Every writer must say that nothing lies there yet (Amazon S3 User Guide, "Enforce conditional writes
 * on Amazon S3 buckets").
 */
function writtenOnce({ arn }: aws.s3.Bucket): object {
  return {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: $interpolate`${arn}/*`,
    Condition: { Null: { "s3:if-none-match": "true" } },
  };
}
