import { topology } from "#topology";
import { createBucket, setBucketPolicy } from "./bucket.ts";
import { settings } from "./deployment.ts";
import { dataKey } from "./keys.ts";

const { hash, range, ttl, indexes } = topology.table;
const keys = [{ hash, range }, ...Object.values(indexes)].flatMap((key) => [key.hash, key.range]);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html */
export const table = new aws.dynamodb.Table(
  topology.table.name,
  {
    billingMode: "PAY_PER_REQUEST",
    hashKey: hash,
    rangeKey: range,
    attributes: [...new Set(keys)].map((name) => ({ name, type: "S" })),
    globalSecondaryIndexes: Object.entries(indexes).map(([name, key]) => ({
      name,
      hashKey: key.hash,
      rangeKey: key.range,
      projectionType: "ALL",
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

/**
 * Material of matters, kept; old versions go after a year. Workbooks of imports hold ID numbers and
 * are needed only until they have been written.
 */
export const files = createBucket(topology.files.name, {
  oldVersionDays: 365,
  expiring: { "imports/": 30 },
});
setBucketPolicy(topology.files.name, files);
