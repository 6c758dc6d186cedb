import type { Files, Within } from "#kernel/world.ts";
import type { Bucket } from "./bucket.ts";
import { type Config, need } from "./config.ts";

/**
 * Files in the bucket.
 * @param look how a content is looked into, where a function takes material in; others need no reader
 */
export function createFiles(
  { bucket, region, scan }: Config,
  look: (bytes: Uint8Array) => Promise<Within> = looksIntoNone,
): Files {
  const name = need(bucket, "SST_RESOURCE_Files");
  let connected: Promise<Bucket> | undefined;
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
    look: async (key) => look((await (await files()).get(key)) ?? new Uint8Array()),
    destroy: async (key) => (await files()).destroy(key),
    download: async (...of) => (await files()).download(...of),
  };
}

function looksIntoNone(): Promise<never> {
  return Promise.reject(new Error("This function looks into no files"));
}

/**
 * The origin of the bucket's signed addresses, as the SDK builds them (S3 guide, "Virtual hosting of
 * buckets"); worked out without the client, which a page's cold start need not load.
 */
export function storeOf({ bucket, region }: Pick<Config, "bucket" | "region">): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://${need(bucket, "SST_RESOURCE_Files")}.s3.${region}.${suffix}`;
}
