import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

type Environment = Record<string, string | undefined>;

/** The settings of a stage as SST reads them: what is in the files wins over the shell. */
export function settingsOf(folder: string, stage: string, shell: Environment): Environment {
  const files = [".env", `.env.${stage}`].map((name) => join(folder, name));
  const found = files
    .filter((file) => existsSync(file))
    .map((file) => parseEnv(readFileSync(file, "utf8")));
  return Object.assign({}, shell, ...found);
}
