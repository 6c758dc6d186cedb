import { DatabaseSync } from "node:sqlite";

/** Opens the database; WAL with synchronous=NORMAL loses nothing when the process is killed. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000",
  );
  database.exec(`
    CREATE TABLE IF NOT EXISTS revisions (id TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS machines (
      arn TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS versions (
      arn TEXT PRIMARY KEY, machine TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS aliases (
      arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS executions (
      number INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL,
      status TEXT NOT NULL, timeout INTEGER, body TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS executions_machine ON executions (machine, number);
    CREATE INDEX IF NOT EXISTS executions_timeout ON executions (timeout) WHERE timeout IS NOT NULL;
    CREATE TABLE IF NOT EXISTS history (
      execution INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (execution, id)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS frames (
      execution INTEGER NOT NULL, id INTEGER NOT NULL, due INTEGER, active INTEGER NOT NULL,
      body TEXT NOT NULL, PRIMARY KEY (execution, id)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS frames_due ON frames (due) WHERE due IS NOT NULL;
    CREATE INDEX IF NOT EXISTS frames_active ON frames (execution) WHERE active = 1;
    CREATE TABLE IF NOT EXISTS tokens (
      token TEXT PRIMARY KEY, execution INTEGER NOT NULL, frame INTEGER NOT NULL
    ) WITHOUT ROWID;
  `);
  return database;
}

/** Whether the last process noted its end; from here on, this one has not. */
export function endedWell(database: DatabaseSync): boolean {
  const mark = database.prepare("PRAGMA user_version").get()?.user_version;
  database.exec("PRAGMA user_version = 1");
  return mark === 0;
}

/** Notes that this process ends as it should. */
export function noteEnd(database: DatabaseSync): void {
  database.exec("PRAGMA user_version = 0");
}

/** Runs work in one transaction. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
