import { openSqlite } from "./dynamodb/sqlite.ts";
import { Trouble } from "./trouble.ts";

/** Small facts of the host that outlive it. */
export type Settings = {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  close(): void;
};

/**
 * Opens the host's settings and, with the file, the right to be the only host of its folder:
 * the lock is the operating system's and ends with the process, however that ends.
 */
export function openSettings(file: string): Settings {
  const database = locked(file);
  const read = database.prepare("SELECT value FROM setting WHERE name = ?");
  const write = database.prepare(
    "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  return {
    get(name) {
      const value = read.get(name)?.value;
      return typeof value === "string" ? value : undefined;
    },
    set: (name, value) => void write.run(name, value),
    close: () => database.close(),
  };
}

function locked(file: string) {
  try {
    return openSqlite(
      file,
      "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT) STRICT",
      "exclusive",
    );
  } catch (error) {
    if (error instanceof Error && /database is locked/.test(error.message)) {
      throw new Trouble(
        "这个数据目录已有一个本地系统在运行：请先停止它（在它的窗口按 Ctrl-C），或换一个目录，例如 DATA_DIR=.data-2 PORT=4000 npm start",
        "another host is running on this data folder: stop it (Ctrl-C in its window) or choose another, e.g. DATA_DIR=.data-2 PORT=4000 npm start",
      );
    }
    throw error;
  }
}
