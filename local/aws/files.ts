import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import {
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { Hono } from "hono";
import { lookInto } from "#functions/look/look.ts";
import type { Arrival, FileClaim, Files, Seals } from "#kernel/world.ts";

/** The harmless file by which virus scanners are tried (EICAR); cut, so that none finds it here. */
const trialVirus = ["EICAR-STANDARD", "ANTIVIRUS-TEST-FILE"].join("-");

export type FolderFiles = {
  files: Files;
  site: Hono;
  /** Forgets what has lain longer than its prefix allows, as the bucket's lifecycle does once a day. */
  expire(days: Readonly<Record<string, number>>): Promise<void>;
};

const day = 24 * 3600_000;

/**
 * A folder in the place of the bucket: the same port, and the addresses that the bucket would have.
 * @param clock the host's time, ms: by it a file is as old as it says
 */
export function openFolderFiles(
  root: string,
  siteUrl: () => string,
  clock: () => number = Date.now,
): FolderFiles {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  const address = (verb: string, path: string, query: Record<string, string>) => {
    const text = new URLSearchParams(query).toString();
    return `${siteUrl()}/files/${path}?${text}&sig=${sign(`${verb} ${path} ${text}`)}`;
  };
  const files: Files = {
    put: (path, body) => write(root, path, { body, at: clock() }),
    get: (path) => read(root, path),
    upload: (path, { contentType, bytes, sha256 }) =>
      Promise.resolve({
        method: "PUT",
        url: address("PUT", path, { type: contentType, bytes: String(bytes), sha256 }),
        headers: { "content-type": contentType },
      }),
    async arrived(path) {
      const body = await read(root, path);
      return body === undefined ? undefined : arrivalOf(body);
    },
    look: async (path) => lookInto((await read(root, path)) ?? new Uint8Array()),
    destroy: (path) => rm(within(root, path), { force: true }),
    download: (path, name, shownAs = "") =>
      Promise.resolve(address("GET", path, { name, type: shownAs })),
  };
  return {
    files,
    site: siteOf(root, sign, clock),
    async expire(days) {
      for (const [prefix, kept] of Object.entries(days))
        for (const path of await pathsUnder(within(root, prefix)))
          if ((await stat(path)).mtimeMs + kept * day <= clock()) await rm(path, { force: true });
    },
  };
}

/** Every file below a folder, which need not be there. */
async function pathsUnder(folder: string): Promise<string[]> {
  const entries = await orNothing(() => readdir(folder, { recursive: true, withFileTypes: true }));
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The same folder in the place of the bucket with Object Lock: the first writing stands. */
export function openFolderSeals(root: string): Seals {
  return {
    async put(path, text) {
      const file = within(root, path);
      await mkdir(dirname(file), { recursive: true });
      const part = `${file}.${randomUUID()}.part`;
      await writeFile(part, text, { mode: 0o444 });
      try {
        await link(part, file);
        return "written";
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") return "there";
        throw error;
      } finally {
        await rm(part);
      }
    },
    async get(path) {
      const body = await read(root, path);
      return body === undefined ? undefined : Buffer.from(body).toString("utf8");
    },
  };
}

function siteOf(root: string, sign: (text: string) => string, clock: () => number): Hono {
  const site = new Hono();
  const checked = (url: string, verb: string) => {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.slice("/files/".length);
    const given = searchParams.get("sig") ?? "";
    searchParams.delete("sig");
    const isOurs = isSame(given, sign(`${verb} ${path} ${searchParams.toString()}`));
    return isOurs ? { path, query: searchParams } : undefined;
  };
  site.put("/files/*", async (c) => {
    const asked = checked(c.req.url, "PUT");
    if (asked === undefined) return c.text("地址无效", 403);
    const claim = claimOf(asked.query);
    // As in a bucket, a body of another length is refused before it is read.
    if (Number(c.req.header("content-length")) !== claim.bytes) {
      return c.text("文件与申报不符", 400);
    }
    const body = new Uint8Array(await c.req.arrayBuffer());
    const fits =
      body.length === claim.bytes &&
      arrivalOf(body).sha256 === claim.sha256 &&
      c.req.header("content-type") === claim.contentType;
    if (!fits) return c.text("文件与申报不符", 400);
    await write(root, asked.path, { body, at: clock() });
    return c.body(null, 200);
  });
  site.get("/files/*", async (c) => {
    const asked = checked(c.req.url, "GET");
    const body = asked === undefined ? undefined : await read(root, asked.path);
    if (asked === undefined || body === undefined) return c.text("地址无效", 403);
    const name = encodeURIComponent(asked.query.get("name") ?? "file");
    const type = asked.query.get("type") ?? "";
    return c.body(new Uint8Array(body), 200, {
      "content-disposition": `${type === "" ? "attachment" : "inline"}; filename*=UTF-8''${name}`,
      "content-type": type === "" ? "application/octet-stream" : type,
    });
  });
  return site;
}

function claimOf(query: URLSearchParams): FileClaim {
  return {
    contentType: query.get("type") ?? "",
    bytes: Number(query.get("bytes")),
    sha256: query.get("sha256") ?? "",
  };
}

function arrivalOf(body: Uint8Array): Arrival {
  return {
    bytes: body.length,
    sha256: createHash("sha256").update(body).digest("hex"),
    head: Buffer.from(body.subarray(0, 64)).toString("hex"),
    scan: Buffer.from(body).includes(trialVirus) ? "infected" : "clean",
  };
}

/** As in a bucket, a reader sees the whole of one writing, never half of it. */
async function write(
  root: string,
  path: string,
  { body, at }: { body: Uint8Array; at: number },
): Promise<void> {
  const file = within(root, path);
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, body);
  await utimes(part, at / 1000, at / 1000);
  await rename(part, file);
}

function read(root: string, path: string): Promise<Uint8Array | undefined> {
  return orNothing(() => readFile(within(root, path)));
}

async function orNothing<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function within(root: string, path: string): string {
  const file = normalize(join(root, path));
  if (!file.startsWith(normalize(root))) throw new Error("File key leaves its folder");
  return file;
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
