import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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
 * Opens the data folder, or a host that keeps nothing.
 * @throws Trouble when the folder cannot be written.
 */
export async function openFolder(wanted: string | undefined): Promise<Folder> {
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
    await mkdir(join(root, "files"), { recursive: true, mode: 0o700 });
    await writeFile(join(root, ".writable"), "");
    await rm(join(root, ".writable"));
  } catch (error) {
    throw new Trouble(
      `数据目录 ${root} 不可写（${codeOf(error)}）：请检查它的权限，或换一个目录，例如 DATA_DIR=~/supervision-data npm start`,
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
