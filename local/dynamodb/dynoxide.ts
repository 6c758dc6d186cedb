import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { loopback } from "../ports.ts";
import type { Engine } from "./engine.ts";

/** Where the native engine is installed; undefined on machines for which npm has none. */
export function findDynoxide(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    const program = join(dirname(require.resolve("@dynoxide/linux-x64/package.json")), "dynoxide");
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

const fileOf = (folder: string) => join(folder, "dynoxide.sqlite");

/** Whether a folder has data of Dynoxide. */
export const holdsDynoxide = (folder: string) => existsSync(fileOf(folder));

/** Dynoxide, a native engine of the same API on SQLite. It listens on loopback only. */
export function dynoxide(program: string): Engine {
  return {
    name: "Dynoxide",
    program,
    // Its index for the stream needs a file.
    inMemory: false,
    parameters: ({ folder, port }) => [
      "--host",
      loopback,
      "--port",
      String(port),
      ...(folder === undefined ? [] : ["--db-path", fileOf(folder)]),
    ],
    prepare: () => Promise.resolve(),
    finish: async (folder) => {
      if (folder !== undefined) addIndex(fileOf(folder));
    },
  };
}

/**
 * Dynoxide 1.2.1 looks at every record that the stream ever had, both to number the next one and to read
 * on, so that each write costs more than the one before. SQLite does both by an index over the same
 * expression.
 */
function addIndex(file: string): void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    database.exec(
      "CREATE INDEX IF NOT EXISTS stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
    );
  } finally {
    database.close();
  }
}
