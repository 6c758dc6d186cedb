import { settings } from "./deployment.ts";
import { dataKey } from "./keys.ts";

export type Keeping = {
  oldVersionDays: number;
  /** Days that what lies under a prefix is kept at all. */
  expiring?: Readonly<Record<string, number>>;
};

/** A bucket as every one here must be: versioned, encrypted, never public. */
export function createBucket(
  name: string,
  { oldVersionDays, expiring = {} }: Keeping,
): aws.s3.Bucket {
  const bucket = new aws.s3.Bucket(
    name,
    { forceDestroy: !settings.production },
    { protect: settings.production, retainOnDelete: settings.production },
  );
  new aws.s3.BucketVersioning(`${name}Versioning`, {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new aws.s3.BucketServerSideEncryptionConfiguration(`${name}Encryption`, {
    bucket: bucket.id,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: dataKey.arn,
        },
        bucketKeyEnabled: true,
      },
    ],
  });
  new aws.s3.BucketPublicAccessBlock(`${name}Closed`, {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketLifecycleConfiguration(`${name}Lifecycle`, {
    bucket: bucket.id,
    rules: [
      {
        id: "old-versions",
        status: "Enabled",
        filter: { prefix: "" },
        noncurrentVersionExpiration: { noncurrentDays: oldVersionDays },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
      ...Object.entries(expiring).map(([prefix, days]) => ({
        id: `expire-${prefix.replaceAll(/\W/g, "")}`,
        status: "Enabled",
        filter: { prefix },
        expiration: { days },
      })),
    ],
  });
  return bucket;
}

/** A bucket has one policy: no plain HTTP, and whoever else may read. */
export function setBucketPolicy(
  name: string,
  { bucket, arn }: aws.s3.Bucket,
  statements: readonly object[] = [],
): void {
  const tlsOnly = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, $interpolate`${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  new aws.s3.BucketPolicy(`${name}Policy`, {
    bucket,
    policy: $jsonStringify({ Version: "2012-10-17", Statement: [tlsOnly, ...statements] }),
  });
}
