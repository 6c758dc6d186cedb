import type { Files } from "#kernel/world.ts";
import { type Config, need } from "./config.ts";

/** Files in the bucket. */
export function createFiles({ bucket, region, scan }: Config): Files {
  const name = need(bucket, "SST_RESOURCE_Files");
  let connected: Promise<Files> | undefined;
  // Loaded at the first use: the client is large, and a cold start need not wait for it.
  const files = () => {
    connected ??= import("./bucket.ts").then(({ openBucket }) => openBucket(name, region, scan));
    return connected;
  };
  return {
    put: async (...file) => (await files()).put(...file),
    get: async (key) => (await files()).get(key),
    upload: async (key, claim) => (await files()).upload(key, claim),
    arrived: async (key) => (await files()).arrived(key),
    look: async (key) => (await files()).look(key),
    destroy: async (key) => (await files()).destroy(key),
    download: async (...of) => (await files()).download(...of),
  };
}

/**
 * The origin of the bucket's signed addresses, as the SDK builds them (S3 guide, "Virtual hosting of
 * buckets"); worked out without the client, which a page's cold start need not load.
 */
export function storeOf({ bucket, region }: Pick<Config, "bucket" | "region">): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://${need(bucket, "SST_RESOURCE_Files")}.s3.${region}.${suffix}`;
}
