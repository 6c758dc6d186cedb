import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionName } from "#topology";
import { type Call, rightOf } from "./may.ts";

const noted = new Set<string>();

/** Writes down, once a process, which right a function has used; only where a test run asks for it. */
export function note(name: FunctionName, call: Call): void {
  const folder = process.env.CALLS_FOLDER;
  if (folder === undefined) return;
  const line = `${name} ${rightOf(call)}`;
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(join(folder, `${process.pid}.txt`), `${line}\n`);
}
