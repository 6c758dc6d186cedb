import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { region } from "../account.ts";
import type { Access } from "./access.ts";

/** Where DynamoDB Local keeps what belongs to an access key. */
export const databaseFile = (folder: string, { accessKeyId }: Access) =>
  join(folder, `${accessKeyId}_${region}.db`);

/** The database of folders from before each had a key. */
const sharedFile = (folder: string) => join(folder, "shared-local-instance.db");

/**
 * Makes the file of a folder's database ready, before DynamoDB Local opens it. In SQLite's WAL mode,
 * which stays in the file, a commit waits for the disk once instead of four times. A file of an older
 * host is taken over.
 */
export async function prepareFile(folder: string, access: Access): Promise<void> {
  const file = databaseFile(folder, access);
  const older = sharedFile(folder);
  if (existsSync(older) && !existsSync(file)) {
    // Opening it first completes or undoes what a killed host left in its journal.
    setWal(older);
    await rename(older, file);
  }
  setWal(file);
}

function setWal(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);");
  } finally {
    database.close();
  }
}
