import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { Files } from "#kernel/world.ts";
import type { Config } from "./config.ts";

/** Files in the bucket, or in a folder where one is configured instead (local host). */
export function createFiles({ bucket, filesFolder, region }: Config): Files {
  if (filesFolder !== undefined) return folder(filesFolder);
  return {
    async put(key, body, contentType) {
      const { client, s3 } = await connect(region);
      await client.send(
        new s3.PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }),
      );
    },
    async get(key) {
      const { client, s3 } = await connect(region);
      const answer = await client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: key }));
      return answer.Body?.transformToByteArray();
    },
  };
}

/** Loaded at the first use: most functions never touch files, and the client is large. */
async function connect(region: string) {
  const s3 = await import("@aws-sdk/client-s3");
  return { s3, client: new s3.S3Client({ region }) };
}

function folder(root: string): Files {
  return {
    async put(key, body) {
      const path = within(root, key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, body);
    },
    async get(key) {
      try {
        return await readFile(within(root, key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}

function within(root: string, key: string): string {
  const path = normalize(join(root, key));
  if (!path.startsWith(normalize(root))) throw new Error("File key leaves its folder");
  return path;
}
