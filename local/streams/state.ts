import type { DynamoDBRecord } from "aws-lambda";
import { openSqlite } from "../dynamodb/sqlite.ts";

export type DeadLetter = {
  id: number;
  at: string;
  attempts: number;
  error: string;
  record: DynamoDBRecord;
};

/** How far each shard has been consumed, and what could not be: kept apart from the table. */
export type StreamState = {
  /** Last sequence number consumed of a shard; "closed" once all of it is. */
  position(shard: string): { sequence?: string; closed: boolean };
  advance(shard: string, sequence: string): void;
  close(shard: string): void;
  /** Puts a record aside and moves past it, in one commit. */
  bury(shard: string, sequence: string, letter: Omit<DeadLetter, "id">): void;
  deadLetters(): DeadLetter[];
  forget(id: number): void;
  end(): void;
};

const schema = `
  CREATE TABLE IF NOT EXISTS position (
    shard TEXT PRIMARY KEY, sequence TEXT, closed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS dead_letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, attempts INTEGER NOT NULL,
    error TEXT NOT NULL, record TEXT NOT NULL
  ) STRICT;
`;

/** Opens the state of one stream's consumer. */
export function openStreamState(file: string): StreamState {
  const database = openSqlite(file, schema);
  const read = database.prepare("SELECT sequence, closed FROM position WHERE shard = ?");
  const write = database.prepare(
    "INSERT INTO position (shard, sequence) VALUES (?, ?) ON CONFLICT (shard) DO UPDATE SET sequence = excluded.sequence",
  );
  const shut = database.prepare(
    "INSERT INTO position (shard, closed) VALUES (?, 1) ON CONFLICT (shard) DO UPDATE SET closed = 1",
  );
  const insert = database.prepare(
    "INSERT INTO dead_letter (at, attempts, error, record) VALUES (?, ?, ?, ?)",
  );
  const list = database.prepare("SELECT * FROM dead_letter ORDER BY id");
  const remove = database.prepare("DELETE FROM dead_letter WHERE id = ?");
  return {
    position(shard) {
      const row = read.get(shard);
      const sequence = row?.sequence;
      return {
        closed: row?.closed === 1,
        ...(typeof sequence === "string" ? { sequence } : {}),
      };
    },
    advance: (shard, sequence) => void write.run(shard, sequence),
    close: (shard) => void shut.run(shard),
    bury(shard, sequence, { at, attempts, error, record }) {
      database.exec("BEGIN IMMEDIATE");
      insert.run(at, attempts, error, JSON.stringify(record));
      write.run(shard, sequence);
      database.exec("COMMIT");
    },
    deadLetters: () =>
      list.all().map((row) => ({
        id: Number(row.id),
        at: String(row.at),
        attempts: Number(row.attempts),
        error: String(row.error),
        record: JSON.parse(String(row.record)) as DynamoDBRecord,
      })),
    forget: (id) => void remove.run(id),
    end: () => database.close(),
  };
}
