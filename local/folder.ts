import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { roomOf } from "./disk.ts";
import { codeOf, Trouble } from "./trouble.ts";

/** Where a host keeps things; `path` answers ":memory:" when it keeps nothing. */
export type Folder = {
  /** Undefined when nothing is kept. */
  root: string | undefined;
  /** A file of SQLite. */
  database(name: string): string;
  /** Any other file, if anything is kept. */
  file(name: string): string | undefined;
  /** Folder of uploaded files; without a root a temporary one. */
  uploads: string;
  remove(): Promise<void>;
};

/**
 * Opens the data folder, or a host that keeps nothing. `free` tells the free bytes of a disk.
 * @throws Trouble when the folder cannot be written, or its disk is nearly full.
 */
export async function openFolder(
  wanted: string | undefined,
  free: (folder: string) => number,
): Promise<Folder> {
  if (wanted === undefined) {
    const uploads = await mkdtemp(join(tmpdir(), "supervision-"));
    return {
      root: undefined,
      database: () => ":memory:",
      file: () => undefined,
      uploads,
      remove: () => rm(uploads, { recursive: true, force: true }),
    };
  }
  const root = resolve(wanted);
  try {
    await makeFolder(join(root, "files"));
    await writeFile(join(root, ".writable"), "");
    await rm(join(root, ".writable"));
    await closeToOthers(root);
  } catch (error) {
    throw new Trouble(
      `数据目录 ${root} 不可写（${codeOf(error)}）：请检查它的权限，或换一个目录，例如 DATA_DIR=~/supervision-data npm start`,
      "the data folder cannot be written: check its rights, or choose another, e.g. DATA_DIR=~/supervision-data npm start",
    );
  }
  if (roomOf(free(root)) !== "ample") {
    throw new Trouble(
      `数据目录 ${root} 所在磁盘空间不足：请先清理磁盘，或用 DATA_DIR 换到别的磁盘`,
      "the disk of the data folder is nearly full: free some space, or choose another disk by DATA_DIR",
    );
  }
  return {
    root,
    database: (name) => join(root, name),
    file: (name) => join(root, name),
    uploads: join(root, "files"),
    remove: () => Promise.resolve(),
  };
}

/** Makes a folder with those above it; Node's own way goes round for ever below `/proc`. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || existsSync(dirname(path))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  }
}

/** What an older host, or another umask, left open in the folder is closed to other users. */
async function closeToOthers(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isFile() && /\.(sqlite(-\w+)?|jsonl|json|key)$/.test(entry.name)) {
      await chmod(path, 0o600);
    }
    if (entry.isDirectory() && ["files", "dynamodb"].includes(entry.name)) await chmod(path, 0o700);
  }
}
