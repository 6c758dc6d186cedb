import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Seals } from "#kernel/world.ts";

/**
 * Seals in their bucket. `If-None-Match: *` lets the first writing stand and refuses a second one
 * (Amazon S3 User Guide, "How to prevent object overwrites with conditional writes").
 */
export function openSealBucket(Bucket: string, region: string): Seals {
  const client = new S3Client({ region });
  return {
    async put(Key, Body) {
      try {
        const ContentType = "application/json";
        await client.send(
          new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: "*" }),
        );
        return "written";
      } catch (error) {
        if (error instanceof Error && error.name === "PreconditionFailed") return "there";
        throw error;
      }
    },
    async get(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
