import { settings } from "./deployment.ts";
import { dataKey } from "./keys.ts";
import { allow } from "./policy.ts";

/** A bucket as every one here must be: versioned, encrypted, never public, TLS only. */
export function createBucket(
  name: string,
  { oldVersionDays, readers = [] }: { oldVersionDays: number; readers?: readonly object[] },
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
  const closed = new aws.s3.BucketPublicAccessBlock(`${name}Closed`, {
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
    ],
  });
  return bucket;
}
