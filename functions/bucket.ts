import { createHash } from "node:crypto";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { TransientError } from "#kernel/transient.ts";
import type { Arrival, Files } from "#kernel/world.ts";

const minutes = 60;
/** So many first bytes tell what a content is. */
const headBytes = 64;
const checksumHeader = "x-amz-checksum-sha256";

/** What the bucket itself can do. */
export type Bucket = Omit<Files, "look">;

/** Files in an S3 bucket; S3 itself refuses an upload whose bytes have another SHA-256. */
export function openBucket(bucket: string, region: string, scan: "guardduty" | "none"): Bucket {
  const client = new S3Client({ region });
  return {
    async put(key, body, contentType) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          // Kept with the object, as with one that a browser has put there itself.
          ChecksumSHA256: createHash("sha256").update(body).digest("base64"),
        }),
      );
    },
    get: (key) =>
      orNothing(async () => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return Body?.transformToByteArray();
      }),
    async upload(key, { contentType, bytes, sha256 }) {
      const checksum = Buffer.from(sha256, "hex").toString("base64");
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: bytes,
        ChecksumSHA256: checksum,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: 15 * minutes,
        unhoistableHeaders: new Set([checksumHeader]),
        signableHeaders: new Set(["content-type", "content-length", checksumHeader]),
      });
      return {
        method: "PUT",
        url,
        headers: { "content-type": contentType, [checksumHeader]: checksum },
      };
    },
    arrived: (key) =>
      orNothing(async () => {
        const { ContentLength = 0, ChecksumSHA256 = "" } = await client.send(
          new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: "ENABLED" }),
        );
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${headBytes - 1}` }),
        );
        return {
          bytes: ContentLength,
          head: Buffer.from((await Body?.transformToByteArray()) ?? []).toString("hex"),
          sha256: Buffer.from(ChecksumSHA256, "base64").toString("hex"),
          scan: scan === "none" ? "unscanned" : await verdict(client, bucket, key),
        };
      }),
    async destroy(key) {
      // A key that only begins like this one is another file's.
      const { Versions = [], DeleteMarkers = [] } = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }),
      );
      const Objects = [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
        Key === key && VersionId !== undefined ? [{ Key, VersionId }] : [],
      );
      if (Objects.length === 0) return;
      const Delete = { Objects, Quiet: true };
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete }),
      );
      if (Errors.length > 0) throw new TransientError("A file's versions could not be removed");
    },
    download(key, name, shownAs) {
      const how = shownAs === undefined ? "attachment" : "inline";
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `${how}; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
        ...(shownAs === undefined ? {} : { ResponseContentType: shownAs }),
      });
      return getSignedUrl(client, command, { expiresIn: 5 * minutes });
    },
  };
}

/** GuardDuty Malware Protection for S3 writes its verdict as a tag of the object. */
async function verdict(client: S3Client, bucket: string, key: string): Promise<Arrival["scan"]> {
  const { TagSet = [] } = await client.send(
    new GetObjectTaggingCommand({ Bucket: bucket, Key: key }),
  );
  const tag = TagSet.find(({ Key }) => Key === "GuardDutyMalwareScanStatus")?.Value;
  if (tag === undefined) return "pending";
  return tag === "NO_THREATS_FOUND" ? "clean" : "infected";
}

async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}
