import type { BucketSpec } from "#topology";
import { accountId, nameOf, settings } from "../deployment.ts";
import { dashed } from "../names.ts";

/** Who encrypts a bucket: a key of ours, or S3 itself, where another service could not use ours. */
type Encryption = { key: $util.Input<string> } | "s3";

/** A bucket as every one here must be: versioned, encrypted, never public. */
export function createBucket(spec: BucketSpec, encryption: Encryption): aws.s3.Bucket {
  const { name, lockedYears } = spec;
  const bucket = new aws.s3.Bucket(
    name,
    {
      bucket: $interpolate`${nameOf(dashed(name))}-${accountId}`,
      forceDestroy: !settings.production,
      ...(lockedYears === undefined ? {} : { objectLockEnabled: true }),
    },
    { protect: settings.production, retainOnDelete: settings.production },
  );
  const versioning = new aws.s3.BucketVersioning(`${name}Versioning`, {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  if (lockedYears !== undefined && settings.production)
    new aws.s3.BucketObjectLockConfiguration(
      `${name}Lock`,
      {
        bucket: bucket.id,
        rule: { defaultRetention: { mode: "COMPLIANCE", years: lockedYears } },
      },
      { dependsOn: versioning },
    );
  new aws.s3.BucketServerSideEncryptionConfiguration(`${name}Encryption`, {
    bucket: bucket.id,
    rules: [
      encryption === "s3"
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: encryption.key,
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
  forget(bucket, spec);
  return bucket;
}

/** In a versioned bucket what expires becomes an old version, so that must go as well, and soon. */
function forget({ id }: aws.s3.Bucket, { name, oldVersionDays, expiring = {} }: BucketSpec): void {
  new aws.s3.BucketLifecycleConfiguration(`${name}Lifecycle`, {
    bucket: id,
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
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      })),
    ],
  });
}

/** A bucket has one policy: no plain HTTP, and whoever else may read or write. */
export function setBucketPolicy(
  name: string,
  { bucket, arn }: aws.s3.Bucket,
  statements: readonly object[] = [],
): aws.s3.BucketPolicy {
  const tlsOnly = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, $interpolate`${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return new aws.s3.BucketPolicy(`${name}Policy`, {
    bucket,
    policy: $jsonStringify({ Version: "2012-10-17", Statement: [tlsOnly, ...statements] }),
  });
}
