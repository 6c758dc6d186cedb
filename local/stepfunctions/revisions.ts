import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** Keeps the text of a definition under its hash, so that executions can hold on to it. */
export function insertRevision(database: DatabaseSync, definition: string): string {
  const id = createHash("sha256").update(definition).digest("hex");
  database
    .prepare("INSERT OR IGNORE INTO revisions (id, definition) VALUES (?, ?)")
    .run(id, definition);
  return id;
}
