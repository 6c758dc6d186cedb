import { DatabaseSync } from "node:sqlite";

/**
 * Opens a small database of the host (":memory:" for none on disk); commits survive `kill -9`.
 * An exclusive one belongs to this process alone: a second opening fails at once.
 */
export function openSqlite(
  file: string,
  schema: string,
  sharing: "shared" | "exclusive" = "shared",
): DatabaseSync {
  const exclusive = sharing === "exclusive";
  const database = new DatabaseSync(file, { timeout: exclusive ? 0 : 5_000 });
  if (exclusive) database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
  else database.exec("PRAGMA journal_mode = WAL;");
  database.exec("PRAGMA synchronous = NORMAL;");
  database.exec(schema);
  return database;
}
