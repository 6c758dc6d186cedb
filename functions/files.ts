import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { Files } from "#kernel/world.ts";
import type { Config } from "./config.ts";

/** Files in the bucket, or in a folder where one is configured instead (local host). */
export function createFiles({ bucket = "", filesFolder, region }: Config): Files {
  if (filesFolder !== undefined) return folder(filesFolder);
  let connected: Promise<Files> | undefined;
  // Loaded at the first use: the client is large, and a cold start need not wait for it.
  const files = () => {
    connected ??= import("./bucket.ts").then(({ openBucket }) => openBucket(bucket, region));
    return connected;
  };
  return {
    put: async (...file) => (await files()).put(...file),
    get: async (key) => (await files()).get(key),
  };
}

function folder(root: string): Files {
  return {
    async put(key, body) {
      const path = within(root, key);
      await mkdir(dirname(path), { recursive: true });
      // As in a bucket, whoever reads sees the whole of one writing, never half of it.
      const part = `${path}.${randomUUID()}.part`;
      await writeFile(part, body);
      await rename(part, path);
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
